### Customers who come from client.dcnet.vn by a signed link.

ask-portal = You came from the customer portal, from the account of { $name } (code { $code }). If that is your account, shall I link it to this chat?
ask-portal-switch = This chat is linked to another account. Would you like to switch to the account of { $name } (code { $code })?
choice-portal-sure = Yes, link it
choice-portal-no = No, leave it
choice-portal-opened = Opened from the customer portal
portal-welcome = I have your request from the customer portal.
portal-declined = All right, I did not link it. Nothing has changed.
portal-late = This link can no longer be used. Please open it again from the customer portal, or go on with me right here.
