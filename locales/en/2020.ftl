### Rule set 2020: received, accepted, archived.

## Stages

# Every .summary can use
#   $since (instant) - when the lead entered the state
#   $due (instant) - when the time limit runs out, if the stage has one
#   $left (duration) - the time until then

stage-received = Received
    .summary = Received on { DATETIME($since) }. Review the details, contact the customer if you like, and accept or decline by { DATETIME($due) }.
stage-accepted = Accepted
    .summary = Accepted on { DATETIME($since) }. Report the result as soon as it’s final.
stage-archived = Archived

## Outcomes

# Every .summary can use $since (instant) - when the lead was archived.

outcome-won = Won
    .summary = The deal was won on { DATE($since) }.
outcome-lost = Lost
    .summary = The deal was lost on { DATE($since) }.
outcome-declined = Declined
    .summary = This lead was declined on { DATE($since) }.
outcome-expired = Expired
    .summary = No one responded in time, so the lead was archived on { DATE($since) }.

## Actions

confirm-next = Next
confirm-close-deal = Close deal
action-accept = Accept
    .hint = Enter a name for the deal, the estimated deal value, and the estimated purchase time frame, and describe in the notes what the customer is looking for. A CRM ID for your own reference, the marketing campaign ID, and additional employees are optional. Confirm with **{ confirm-next }**; the lead moves to **{ stage-accepted }**.
action-decline = Decline
    .hint = Choose a reason, add notes if you like, and confirm with **{ confirm-close-deal }**. The lead is archived as **{ outcome-declined }**, and the customer is asked to choose another partner.
action-edit = Edit
    .hint = Changes the deal name, the estimated purchase date, the estimated value, the notes, the CRM ID, or the marketing campaign ID.
action-add-employees = Add your employees
    .hint = Adds the name, phone number, and email address of others who work on this deal.
action-won = Won
    .hint = Reports the deal as won and archives the lead.
action-lost = Lost
    .hint = Reports the deal as lost and archives the lead.

## Fields

field-subject = Subject
field-customer = Customer
field-email = Email
field-phone = Phone
field-deal-name = Deal name
field-deal-value = Estimated deal value
field-purchase-timeframe = Estimated purchase time frame
field-purchase-date = Estimated purchase date
field-notes = Notes
field-crm-id = CRM ID
field-campaign-id = Marketing campaign ID
field-employees = Employees
field-employees-name = Name
field-employees-phone = Phone number
field-employees-email = Email address
field-reason = Reason

## Roles

role-partner-admin = MPN partner admin
role-referrals-admin = Referrals admin

## Facts about a lead

fact-qualification = Type of lead
fact-qualification-customer-inquiry = Customer inquiry
    .hint = A customer found your profile and submitted the form with their request and contact details.
fact-qualification-marketing-qualified = Marketing qualified
    .hint = Microsoft staff received the request through a marketing channel and passed it on to you.
fact-qualification-sales-qualified = Sales qualified
    .hint = Microsoft sellers gathered the customer’s requirements and chose you as a suitable partner. A co-sell opportunity is different: the seller stays involved until the deal is closed.
fact-sender = Sender
fact-sender-microsoft = Microsoft
fact-sender-partner = Partner
fact-contact-me = Customer asked to be contacted

## Where leads are found

place-referrals = Referrals
place-leads = Leads
view-marketplace = Marketplace leads
view-qualified = Qualified leads
view-favorites = Favorites
mark-favorite = Favorite

## Alerts

# An alert can use $since (instant) - when the lead entered the stage.

alert-contact-me = The customer asked to be contacted directly. Get in touch as soon as you can to improve your chances of winning the deal.
alert-contact-me-late = This customer asked on { DATETIME($since) } to be contacted directly. It’s not too late to get in touch if you’re interested.

## Notifications

# Subject and body can use
#   $lead (text) - the id of the lead
#   $at (instant) - when it was sent

recipient-customer = Customer
recipient-microsoft = Microsoft
recipient-partner = Partner who sent the lead
notification-choose-another-partner =
    .subject = Please choose another partner
    .body =
        The partner you contacted can’t take on your request { $lead }.

        Please choose another partner. You can resend your request without changes.
notification-lead-expired =
    .subject = Lead { $lead } has expired
    .body =
        The partner didn’t respond to lead { $lead } in time. The lead expired on **{ DATETIME($at) }** and was archived.

        You can pass the lead on to another partner.

## Tips

tip-keywords = Choose the right keywords
    .body = In your business profile, describe what sets you apart and how you do business. Remove keywords that attract leads you don’t want, and specify the company sizes you work with.
tip-contacts = Check your contact details
    .body = Keep the contact details in your business profile up to date for every location so that notifications reach your team.
tip-respond-quickly = Respond quickly
    .body = Partners who respond promptly appear more prominently in future customer searches.
tip-be-choosy = Be selective
    .body = The deals you accept and decline show us what suits you and help us find more like them. Accepting a deal that isn’t a good fit doesn’t improve your position in search results and can lower the quality of the leads you receive.
tip-report-back = Report back
    .body = Report the estimated deal value, the closing date, and the final result (won or lost). This helps keep the quality of your leads high.
