### How the help pages of this rule set word what we word otherwise: wordings parted by |, under the id of our message.
### They are read, never shown, and not translated: each locale has those of the pages in its language.

tip-contacts = contact information
tip-keywords = keywords
tip-be-choosy = choosy
