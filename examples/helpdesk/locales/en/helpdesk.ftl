### Tickets of a help desk.

## Stages

stage-open = Open
    .summary =
        { $fact-priority ->
            [high] Urgent, and open since { DATETIME($since) }.
           *[normal] Open since { DATETIME($since) }.
        }
stage-waiting = Waiting for customer
    .summary = Waiting for the customer’s reply since { DATETIME($since) }. Without a reply, the ticket is closed on { DATETIME($due) }.
stage-escalated = Escalated
    .summary = Not solved in time and escalated on { DATETIME($since) }.
stage-archived = Archived

## Outcomes

outcome-solved = Solved
    .summary = The ticket was solved on { DATE($since) }.
outcome-unsolved = Unsolved
    .summary = The ticket was closed without a solution on { DATE($since) }.
outcome-closed = No reply
    .summary = The customer didn’t reply, so the ticket was closed on { DATE($since) }.

## Actions

action-answer = Answer
    .hint = Sends your answer to the customer. The ticket stays **{ stage-open }**, and the time limit **{ clock-first-answer }** ends.
action-ask = Ask customer
    .hint = Sends your question to the customer. Until the customer replies, the time limits are paused.
action-solve = Solve
    .hint = Sends your solution to the customer and archives the ticket as **{ outcome-solved }**.
action-extend = Extend time limit
    .hint = Extends the time limit **{ clock-solution }** by two business days, up to twice.
action-reply = Customer replied
    .hint = The ticket is **{ stage-open }** again, and the time limits continue with the time that was left.
action-return = Return to team
    .hint = The ticket is **{ stage-open }** again, and the time limit **{ clock-solution }** starts over.
action-reopen = Reopen
    .hint = Enter a reason. The ticket is **{ stage-open }** again, the time limit **{ clock-solution }** starts over, and the customer is notified.

## Fields

field-customer = Customer
field-subject = Subject
field-question = Question
field-answer = Answer
field-reason = Reason

## People, facts and time limits

role-agent = Support agent
role-supervisor = Supervisor
channel-web-form = Web form
channel-phone = Phone
fact-region = Region
fact-region-emea = EMEA
fact-region-apac = APAC
fact-priority = Priority
fact-priority-low = Low
fact-priority-normal = Normal
fact-priority-high = High
clock-first-answer = First answer
clock-solution = Solution
view-urgent = Urgent
view-emea = EMEA
view-apac = APAC

## Notifications

recipient-customer = Customer
recipient-emea = EMEA support team
recipient-apac = APAC support team
notification-answered =
    .subject = Re: { $field-subject } ({ $lead })
    .body =
        Hello { $field-customer },

        { $field-answer }
notification-asked =
    .subject = Question about ticket { $lead }
    .body =
        Hello { $field-customer },

        We need more information about “{ $field-subject }”: { $field-question }

        Please reply by **{ DATETIME($due) }**. Otherwise, we’ll close the ticket.
notification-solved =
    .subject = Ticket { $lead } is solved
    .body =
        Hello { $field-customer },

        Here’s the solution for “{ $field-subject }”: { $field-answer }
notification-reopened =
    .subject = Ticket { $lead } is open again
    .body =
        Hello { $field-customer },

        We’re working on “{ $field-subject }” again and will get back to you.
notification-closed =
    .subject = Ticket { $lead } was closed
    .body =
        Hello { $field-customer },

        We haven’t received your reply about “{ $field-subject }” and closed the ticket.
notification-unsolved =
    .subject = Ticket { $lead } was closed as unsolved
    .body =
        Hello { $field-customer },

        We’re sorry: we couldn’t find a solution for “{ $field-subject }” and closed the ticket.
notification-answer-due =
    .subject = Ticket { $lead } needs a first answer soon
    .body = { $field-customer } is waiting for a first answer about “{ $field-subject }”. It’s due on **{ DATETIME($due) }**.
notification-answer-overdue =
    .subject = First answer to ticket { $lead } is overdue
    .body = The first answer to { $field-customer } about “{ $field-subject }” was due on **{ DATETIME($at) }**.
notification-escalated =
    .subject = Ticket { $lead } was escalated
    .body = “{ $field-subject }” from { $field-customer } wasn’t solved in time. Without a solution, the ticket is closed on **{ DATETIME($due) }**.
