### How the help pages of this rule set word what we word otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.

stage-received = Received stage
stage-accepted = Accepted Stage
stage-archived = Archived Stage
field-employees = contacts
field-employees-email = email addresses
fact-qualification-customer-inquiry = Customer inquiries
tip-keywords = keywords
tip-contacts = contact information
tip-be-choosy = choosy
