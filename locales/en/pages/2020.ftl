### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

stage-received = Received stage
stage-accepted = Accepted Stage
stage-archived = Archived Stage
field-purchase-timeframe = estimated purchase timeframe
field-employees = contacts
field-employees-email = email addresses
fact-qualification-customer-inquiry = Customer inquiries
tip-keywords = keywords
tip-contacts = contact information
tip-be-choosy = choosy
