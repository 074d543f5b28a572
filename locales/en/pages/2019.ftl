### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

field-purchase-timeframe = estimated purchase timeframe
recipient-business-contact = business profile
tip-keywords = keywords
tip-contacts = contact information
tip-be-choosy = choosy
