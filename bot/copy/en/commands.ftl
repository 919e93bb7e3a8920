### Descriptions of the commands in Telegram's command menu (setMyCommands).

command-menu = What I can do for you
command-report = Report misuse of data
command-cases = My requests
command-staff = Talk to a person
command-cancel = Stop what is under way
command-language = Change language (tiếng Việt)
command-help = Help
command-mydata = My data
command-policy = Ask about the privacy policy
command-stop = Stop advertising
