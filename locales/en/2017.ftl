### Rule set 2017: skip, evaluate, negotiate.

## The noun

-lead = referral
-leads = referrals

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then
#   $respond-within (duration) - the recommended time to respond, if the rule set has one

stage-new = New
    .summary = New referral received on { DATETIME($since) }. Only an overview of the request is shown. Let us know by { DATETIME($due) } whether you’re interested. We recommend responding within { DURATION($respond-within, unit: "hours") }.
stage-evaluating = Evaluating
    .summary = Under evaluation since { DATETIME($since) }. Talk to the customer, then accept or decline by { DATETIME($due) }.
stage-negotiating = Negotiating
    .summary = In negotiation since { DATETIME($since) }. Report the result as soon as it’s final.
stage-archived = Archived

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Won
    .summary = The deal was won on { DATE($since) }.
outcome-lost = Lost
    .summary = The deal was lost on { DATE($since) }.
outcome-skipped = Skipped
    .summary = This referral was skipped on { DATE($since) }.
outcome-missed = Missed
    .summary = No one responded in time, so the referral was archived on { DATE($since) }.
outcome-declined = Declined
    .summary = This referral was declined on { DATE($since) } after evaluation.
outcome-expired = Expired
    .summary = The evaluation wasn’t finished in time, so the referral was archived on { DATE($since) }.

## Actions

action-interested = I’m interested
    .hint = Moves the referral to **{ stage-evaluating }** and shows you everything about the customer and the offer.
action-no-thanks = No thanks
    .hint = Archives the referral as **{ outcome-skipped }** and asks the customer to choose another partner.
action-accept = Accept
    .hint = Enter the estimated deal value and the estimated closing date. The referral moves to **{ stage-negotiating }**: you are now actively working with the customer.
action-decline = Decline
    .hint = Archives the referral as **{ outcome-declined }** and asks the customer to choose another partner.
action-won = Won
    .hint = Reports the deal as won and archives the referral.
action-lost = Lost
    .hint = Reports the deal as lost and archives the referral.

## Fields

field-subject = Subject
field-customer = Customer
field-email = Email
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
advice-respond-within = Customers often contact several partners at once. Accept or decline a new referral within { DURATION($within, unit: "hours") } to improve your chances.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-marketing-contact = Marketing profile contact
recipient-customer = Customer
notification-lead-received =
    .subject = New referral { $lead }
    .body =
        A customer in your region has sent you a request for information.

        Please respond by **{ DATETIME($due) }**; we recommend responding within { DURATION($respond-within, unit: "hours") }. You’ll find the referral under **{ place-dashboard } > { place-referrals } > { place-customer-referrals }**.
notification-choose-another-partner =
    .subject = Please choose another partner
    .body =
        The partner you contacted can’t take on your request { $lead }.

        Please choose another partner. You can resend your request without changes.

## Tips

tip-contacts = Check your contact details
    .body = Keep the contact details in your marketing profile up to date for every location so that notifications reach your team.
tip-keywords = Choose the right keywords
    .body = In your marketing profile, describe what sets you apart and how you do business. Remove keywords that attract referrals you don’t want, and specify the company sizes you work with.
tip-respond-quickly = Respond quickly
    .body = Partners who respond promptly appear more prominently in future customer searches.
tip-be-choosy = Be selective
    .body =
        The deals you accept and decline show us what suits you and help us find more like them.

        Accepting a deal that isn’t a good fit doesn’t improve your position in search results and can lower the quality of the leads you receive.
tip-report-back = Report back
    .body = Report the estimated deal value, the closing date, and the final result (won or lost). This helps keep the quality of your referrals high.
