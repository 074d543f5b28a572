### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.

tip-contacts = contact information
tip-keywords = keywords
tip-be-choosy = choosy
