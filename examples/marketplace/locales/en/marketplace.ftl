### Leads of a partner marketplace.

## Stages

stage-received = Received
    .summary =
        { $fact-source ->
            [trial] Trial started on { DATE($since) }. You don’t need to do anything. The lead is archived on { DATE($due) }.
           *[market] Received on { DATETIME($since) }. Accept or decline by { DATETIME($due) }.
        }
stage-qualification = Qualification
    .summary = In qualification since { DATETIME($since) }. Find out what the customer needs, and make an offer by { DATETIME($due) }.
stage-negotiation = Negotiation
    .summary = In negotiation since { DATETIME($since) }. Report the result as soon as it’s final.
stage-archived = Archived

## Outcomes

outcome-won = Won
    .summary = The deal was won on { DATE($since) }.
outcome-lost = Lost
    .summary = The deal was lost on { DATE($since) }. The contact details are hidden.
outcome-declined = Declined
    .summary = The lead was declined on { DATE($since) }. The contact details are hidden.
outcome-expired = Expired
    .summary = No one responded in time, so the lead was archived on { DATE($since) }. The contact details are hidden.
outcome-trial-ended = Trial ended
    .summary = The trial ended on { DATE($since) }.

## Actions

action-accept = Accept
    .hint =
        { $fact-kind ->
            [offer] Shows you the contact details. The lead moves to **{ stage-negotiation }**.
           *[profile] Shows you the contact details. The lead moves to **{ stage-qualification }**.
        }
action-decline = Decline
    .hint = Enter a reason. The lead is archived as **{ outcome-declined }**, and the contact details are hidden.
action-make-offer = Make an offer
    .hint = Enter the value of your offer. The lead moves to **{ stage-negotiation }**.
action-win = Won
    .hint = Reports the deal as won and archives the lead.
action-lose = Lost
    .hint = Reports the deal as lost and archives the lead. The contact details are hidden.

## Fields

field-customer = Customer
field-subject = Subject
field-message = Message
field-email = Email
field-phone = Phone
field-deal-value = Deal value
field-reason = Reason

## Facts and places

fact-kind = Type of lead
fact-kind-offer = Offer
fact-kind-profile = Profile
fact-source = Source
fact-source-market = Marketplace
fact-source-trial = Trial
fact-contact-by = Preferred contact
fact-contact-by-phone = Phone
fact-contact-by-email = Email
fact-campaign = Campaign
channel-marketplace = Marketplace
channel-trial = Trial of an offer
place-sales = Sales
place-leads = Leads
view-offers = Offers
view-profile = Profile
view-trials = Trials
view-favorites = Favorites
mark-favorite = Favorite

## Alerts

alert-call = The customer would like to be called. Accept the lead to see the phone number.
alert-call-late = The customer has been waiting for a call since { DATETIME($since) }. Accept the lead to see the phone number.
alert-write = The customer didn’t ask for a call. Accept the lead to see the email address, and introduce yourself in a message.

## Notifications

recipient-seller = Seller
notification-received =
    .subject =
        { $fact-kind ->
            [offer] New lead for your offer: { $field-subject }
           *[profile] New lead from your profile: { $field-subject }
        }
    .body =
        { $fact-contact-by ->
            [phone] { $field-customer } contacted you about “{ $field-subject }” and would like to be called.
           *[not-given] { $field-customer } contacted you about “{ $field-subject }”.
        }

        Accept or decline lead { $lead } by **{ DATETIME($due) }**.
    .digest-subject = { $count } new leads on { DATE($since) }
    .digest-body =
        Here are the leads that you received on { DATE($since) }. Accept or decline each of them by its deadline:

        { $leads }
notification-expiring =
    .subject = Lead { $lead } expires soon
    .body = { $field-customer } is still waiting for an answer about “{ $field-subject }”. The lead expires on **{ DATETIME($due) }**.
