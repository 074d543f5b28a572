### Rule set 2019: an inbox, then active.

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
    .summary = In your inbox since { DATETIME($since) }. An overview of the request is shown; feel free to contact the customer before you decide. Accept or decline by { DATETIME($due) }. We recommend responding within { DURATION($respond-within, unit: "hours") }.
stage-active = Active
    .summary = Active since { DATETIME($since) }. Report the result as soon as it’s final.
stage-archived = Archived

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Won
    .summary = The deal was won on { DATE($since) }.
outcome-lost = Lost
    .summary = The deal was lost on { DATE($since) }.
outcome-declined = Declined
    .summary = This referral was declined on { DATE($since) }.
outcome-expired = Expired
    .summary = No one responded in time, so the referral was archived on { DATE($since) }.

## Actions

confirm-next = Next
confirm-close-engagement = Close engagement
action-accept = Accept
    .hint = Enter a name for the engagement, the estimated deal value, and the estimated purchase time frame, and describe in the notes what the customer is looking for. A CRM ID for your own reference and additional contacts are optional. Confirm with **{ confirm-next }**; the referral moves to **{ stage-active }**.
action-decline = Decline
    .hint = Choose a reason, add notes if you like, and confirm with **{ confirm-close-engagement }**. The referral is archived as **{ outcome-declined }**, and the customer is asked to choose another partner.
action-edit = Edit engagement
    .hint = Changes the engagement name, the estimated purchase date, the estimated value, the notes, or the CRM ID.
action-add-contact = Add contact
    .hint = Adds the name, phone number, and email address of others who work on this engagement.
action-won = Won
    .hint = Reports the deal as won and archives the referral.
action-lost = Lost
    .hint = Reports the deal as lost and archives the referral.

## Fields

field-subject = Subject
field-customer = Customer
field-email = Email
field-phone = Phone
field-engagement-name = Engagement name
field-deal-value = Estimated deal value
field-purchase-timeframe = Estimated purchase time frame
field-purchase-date = Estimated purchase date
field-notes = Notes
field-crm-id = CRM ID
field-contacts = Contacts
field-contacts-name = Name
field-contacts-phone = Phone number
field-contacts-email = Email address
field-reason = Reason

## Facts about a referral

fact-region = Region
fact-location = Location
fact-contact-me = Customer asked to be contacted

## How referrals arrive

channel-marketing = Microsoft marketing activities
channel-agents = Microsoft’s own sales and service agents
channel-partner-finder = Customers searching for a solution provider
place-referrals = Referrals
place-engagements = Engagements
place-inbox = Inbox

# Variables:
#   $within (duration) - the recommended time to respond
advice-respond-within = Customers often contact several partners at once. Accept or decline a new referral within { DURATION($within, unit: "hours") } to improve your chances.

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = The customer asked to be contacted directly. Get in touch as soon as you can to improve your chances of winning the engagement.
alert-contact-me-late = This customer asked on { DATETIME($since) } to be contacted directly. It’s not too late to get in touch if you’re interested.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent
#   $due (instant) - when the time limit of the stage runs out, if it has one
#   $respond-within (duration) - the recommended time to respond

recipient-business-contact = Business profile contact
recipient-customer = Customer
notification-lead-received =
    .subject = New referral { $lead }
    .body =
        A customer in your region has sent you a request for information.

        Please accept or decline it by **{ DATETIME($due) }**; we recommend responding within { DURATION($respond-within, unit: "hours") }. You’ll find it under **{ place-referrals } > { place-engagements } > { place-inbox }**.

        This is an automated message.
notification-choose-another-partner =
    .subject = Please choose another partner
    .body =
        The partner you contacted can’t take on your request { $lead }.

        Please choose another partner. You can resend your request without changes.

## Tips

tip-keywords = Choose the right keywords
    .body = In your business profile, describe what sets you apart and how you do business. Remove keywords that attract referrals you don’t want, and specify the company sizes you work with.
tip-contacts = Check your contact details
    .body = Keep the contact details in your business profile up to date for every location so that notifications reach your team.
tip-respond-quickly = Respond quickly
    .body = Partners who respond promptly appear more prominently in future customer searches.
tip-be-choosy = Be selective
    .body = The deals you accept and decline show us what suits you and help us find more like them. Accepting a deal that isn’t a good fit doesn’t improve your position in search results and can lower the quality of the leads you receive.
tip-report-back = Report back
    .body = Report the estimated deal value, the closing date, and the final result (won or lost). This helps keep the quality of your referrals high.
