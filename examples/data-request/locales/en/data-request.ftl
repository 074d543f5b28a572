### Requests of people for their data.

## Stages

stage-open = Open
    .summary =
        { $fact-request ->
            [access] The person asks for a copy of their data. Open since { DATETIME($since) }.
            [correction] The person asks for their data to be corrected. Open since { DATETIME($since) }.
           *[erasure] The person asks for their data to be erased. Open since { DATETIME($since) }.
        }
stage-identity-check = Identity check
    .summary = Waiting for proof of identity since { DATETIME($since) }. Without it, the request is closed on { DATETIME($due) }.
stage-archived = Archived

## Outcomes

outcome-answered = Answered
    .summary = The request was answered on { DATE($since) }.
outcome-refused = Refused
    .summary = The request was refused on { DATE($since) }. The legal assessment isn’t shown.
outcome-withdrawn = Withdrawn
    .summary = The request was closed without an answer on { DATE($since) }: it was withdrawn, or no proof of identity was sent.

## Actions

action-check-identity = Check identity
    .hint = Asks the person to prove their identity. Until then, the time limit **{ clock-response }** is paused.
action-answer = Answer
    .hint = Sends your answer to the person and archives the request as **{ outcome-answered }**.
action-refuse = Refuse
    .hint = Sends your answer to the person and archives the request as **{ outcome-refused }**. Your legal assessment stays internal.
action-extend = Extend time limit
    .hint = Extends the time limit **{ clock-response }** by two months, only once. The person receives your reason.
action-withdraw = Withdraw
    .hint = Archives the request as **{ outcome-withdrawn }** because the person no longer needs an answer.
action-confirm = Confirm identity
    .hint = The request is **{ stage-open }** again, and the time limit continues with the time that was left.

## Fields

field-person = Name
field-email = Email address
field-answer = Answer to the person
field-reason = Legal assessment
field-extension-reason = Reason for the extension

## People, facts and time limits

role-clerk = Case handler
role-officer = Data protection officer
channel-web-form = Web form
channel-letter = Letter
fact-request = Type of request
fact-request-access = Access
fact-request-correction = Correction
fact-request-erasure = Erasure
clock-response = Response
view-access = Access requests
view-changes = Correction and erasure

## Notifications

recipient-person = Person
recipient-clerk = Case handler
recipient-officer = Data protection officer
notification-received =
    .subject = We received your request { $lead }
    .body =
        Dear { $field-person },

        We received your request on { DATE($at) }. We’ll answer it within one month.
notification-identity-asked =
    .subject = Please prove your identity ({ $lead })
    .body =
        Dear { $field-person },

        Before we process your request, we need to make sure that it comes from you. Please send us proof of your identity by **{ DATETIME($due) }**. Otherwise, we’ll have to close the request.
notification-identity-missing =
    .subject = Your request { $lead } was closed
    .body =
        Dear { $field-person },

        We didn’t receive proof of your identity in time and closed your request. You can make a new one at any time.
notification-extended =
    .subject = We need more time for your request { $lead }
    .body =
        Dear { $field-person },

        It’ll take us up to two more months to answer your request. The reason: { $field-extension-reason }
notification-answered =
    .subject = Answer to your request { $lead }
    .body =
        Dear { $field-person },

        { $field-answer }
notification-refused =
    .subject = Decision on your request { $lead }
    .body =
        Dear { $field-person },

        We can’t fulfill your request: { $field-answer }

        If you disagree, you can complain to a data protection authority.
notification-due-soon =
    .subject = Request { $lead } is due soon
    .body = { $field-person } is waiting for an answer to request { $lead }. It’s due on **{ DATETIME($due) }**.
notification-still-open =
    .subject = Request { $lead } is waiting for an answer
    .body = The answer to { $field-person } is due on **{ DATETIME($due) }**. If it can’t be ready by then, extend the time limit and state the reason. You can do this only once.
notification-overdue =
    .subject = Request { $lead } is overdue
    .body = The answer to { $field-person } was due on **{ DATETIME($at) }**. Please make sure that the request is answered now.
