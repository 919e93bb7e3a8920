### The desk's page of a customer.

customer-title = Customer { $code }
customer-open = Open the customer's record
customer-record = Record
customer-language = Language
customer-contracts = Contracts in force
customer-since = On record since
customer-new-contact = A new contact, it proves nothing before { $until }
customer-returned = What was sent here came back
customer-consents = Consent and advertising
customer-marketing-what = Advertising
customer-marketing = Not stopped
customer-notice = Privacy notice
customer-notice-shown = Version { $version }, { $channel }, { $when }
customer-notice-none = No chat of theirs was shown it yet.
customer-chats = Linked chats
customer-chat-linked = linked { $when }
customer-chat-last = last message { $when }
customer-chats-none = No chat is linked now.
customer-cases = All cases
customer-cases-none = No case yet.
customer-cases-more = Show all
customer-history = Changes of the record ({ $years } years)
customer-history-none = Nothing has changed yet.
customer-trouble = There is no such customer
customer-trouble-step = Look again by customer code, phone number or name.
