### The rules of 2017: skip, evaluate, negotiate.

## Stages

# Every .summary may use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, where the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, where the rules give one

stage-new = New
    .summary = New referral of { DATETIME($since) }. Only an overview of the request is shown. Say by { DATETIME($due) } whether you are interested; a response within { DURATION($respond-within, unit: "hours") } is recommended.
stage-evaluating = Evaluating
    .summary = Being evaluated since { DATETIME($since) }. Talk to the customer and accept or decline by { DATETIME($due) }.
stage-negotiating = Negotiating
    .summary = Under negotiation since { DATETIME($since) }. Report the result as soon as it is certain.
stage-archived = Archived

## Outcomes

# Every .summary may use $since (instant) - when the lead was archived.

outcome-won = Won
    .summary = The deal was won on { DATE($since) }.
outcome-lost = Lost
    .summary = The deal was lost on { DATE($since) }.
outcome-skipped = Skipped
    .summary = You skipped this referral on { DATE($since) }.
outcome-missed = Missed
    .summary = Nobody responded in time; the referral was archived on { DATE($since) }.
outcome-declined = Declined
    .summary = You declined this referral on { DATE($since) } after evaluating it.
outcome-expired = Expired
    .summary = The evaluation was not finished in time; the referral was archived on { DATE($since) }.

## Actions

action-interested = I’m interested
    .hint = Moves the referral to **{ stage-evaluating }** and shows you everything about the customer and the offer.
action-no-thanks = No thanks
    .hint = Archives the referral as **{ outcome-skipped }**. The customer is asked to choose another partner.
action-accept = Accept
    .hint = Enter the estimated deal value and the estimated closing date. The referral moves to **{ stage-negotiating }**: you are now actively working with the customer.
action-decline = Decline
    .hint = Archives the referral as **{ outcome-declined }**. The customer is asked to choose another partner.
action-won = Won
    .hint = Reports the deal as won and archives the referral.
action-lost = Lost
    .hint = Reports the deal as lost and archives the referral.

## Fields

field-subject = Subject
field-customer = Customer
field-email = E-mail
field-phone = Phone
field-deal-value = Estimated deal value
field-closing-date = Estimated closing date

## Facts about a referral

fact-region = Region
fact-location = Location

## How referrals arrive

channel-marketing = Microsoft marketing activities
channel-agents = Microsoft’s own sales and service agents
channel-partner-finder = Customers searching with “Find a partner”
place-dashboard = Dashboard
place-referrals = Referrals
place-customer-referrals = Customer referrals

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Customers often ask several partners at once. Accept or decline a new referral within { DURATION($within, unit: "hours") } to improve your chances.

## Notifications

# Subject and body may use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, where it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = Contact of the marketing profile
recipient-customer = Customer
notification-lead-received =
    .subject = New referral { $lead }
    .body =
        A customer in your region has sent you a request for information.

        Please respond by **{ DATETIME($due) }**; we recommend a response within { DURATION($respond-within, unit: "hours") }. You will find the referral under **{ place-dashboard } > { place-referrals } > { place-customer-referrals }**.
notification-choose-another-partner =
    .subject = Please choose another partner
    .body =
        The partner you contacted is not able to take on your request { $lead }.

        Please choose another partner; your request can be sent again without changes.

## Tips

tip-contacts = Check your contact details
    .body = Keep the contact details in your marketing profile up to date for every location, so that notifications reach your team.
tip-keywords = Choose fitting keywords
    .body = Describe in your marketing profile what only you can do and how you do business. Remove keywords that bring referrals you do not want, and state the company sizes you work with.
tip-respond-quickly = Respond quickly
    .body = Partners who answer requests promptly are shown more prominently when customers search again.
tip-be-choosy = Be selective
    .body =
        Which deals you accept and decline shows us what suits you, and helps us to find more of it.

        Accepting a deal that does not fit does not improve your position in search results, and can lower the quality of the leads you receive.
tip-report-back = Report back
    .body = Tell us the estimated deal size, the closing date and the final result, won or lost. This keeps the quality of your referrals high.
