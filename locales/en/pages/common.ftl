### Other wordings of the sentences in `common.ftl` on help pages, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
### After a letter, … matches the rest of the word; by itself, any words.

page-moves = move the … to the { $state } | move the … to { $state } | move it to { $state }
page-archives = archive it as { $state } | archive … as { $state } | marking … as { $state }
page-timeout = don’t respond within { DURATION($time) } | don’t respond within … { DURATION($time) } | do not respond within { DURATION($time) }
page-notifies = notify { $recipients } to choose | notify { $recipients } who | notify { $recipients }
page-required = Enter { $fields }, and select | Enter { $fields } | Select { $fields } you’re
page-asked = provide info in the { $fields } field
page-optional = optionally enter { $fields } | add any { $fields } you’d like | then update { $fields }
page-alert = see an alert at the top
page-alert-changes = After { DURATION($time) }, … change
page-advice = recommend … within { DURATION($time) }
page-overview = show you an overview
page-details = see the full details
page-found = in the { $inner } section under the { $outer } tab
page-roles = Appropriate roles: { $roles }
reading-arrives = contact listed in your { $recipient } specific
