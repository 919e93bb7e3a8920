### What the desk says about an answer: refused and why, to be confirmed, or handed to staff.
### Ids: reject-<field>-<what>, confirm-<field>-<what>, staff-<field>-<what>.

## Phone number

reject-phone-none = I don't see a phone number there. Please send the new number, e.g. 0912 345 678.
reject-phone-long = That message is too long for me to find the number. Please send just the phone number, e.g. 0912 345 678.
reject-phone-length = That has { $digits } digits, so it isn't a Vietnamese number. Mobiles have 10 digits starting with 0, e.g. 0912 345 678.
reject-phone-prefix = No Vietnamese number in use starts with { $prefix } like this one. Please check it, e.g. 0912 345 678.
reject-phone-landline = That has { $digits } digits; a landline has 11 with its area code. Please type it again, e.g. 028 3812 3456.
reject-phone-old-area = Area code { $old } became { $new } in 2017. If you mean { $number }, please type the whole number with the new code.
reject-phone-service = That is a service line. Please give a number that a person answers, e.g. 0912 345 678.
reject-phone-tax-code = That is a tax code, not a phone number. Please send the phone number, e.g. 0912 345 678.
confirm-phone-mended = There was a letter in place of a digit. Do you mean { $number }?
confirm-phone-old-prefix = Prefix { $old } became { $new } in 2018. Do you mean { $number }?
confirm-phone-rare-prefix = Prefix { $prefix } is still rare, so let me read it back: { $number }. Is that your number?
confirm-phone-repeated = { $number } repeats the same digit many times. Is it really the number you use?
confirm-phone-extension = I can keep { $number } but not the extension { $extension }. Shall I use { $number }?
confirm-phone-tax-code = You mentioned a tax code. Is { $number } a phone number?
confirm-phone-foreign = { $number } is a number outside Vietnam, which needs our staff. If it is right, shall I pass it to them?
confirm-phone-two = I see two numbers, { $first } and { $second }. Which one would you like to use?
confirm-phone-several = I see several numbers: { $numbers }. Which one would you like to use?

## E-mail

reject-email-none = I don't see an e-mail address there. Please send one with an @, e.g. name@company.vn.
reject-email-long = That is too long for an e-mail address. Please send just the address, e.g. name@company.vn.
reject-email-ats = An e-mail address has only one @. Please type it again, e.g. name@company.vn.
reject-email-marks = The part before the @ can't have Vietnamese marks. Please type it without them, e.g. nguyenvana@company.vn.
reject-email-dots = A dot is out of place: not first, not last, never two in a row. Please check, e.g. name.surname@company.vn.
reject-email-domain = What follows the @ ({ $domain }) isn't a complete domain. Please type it again, e.g. name@company.vn.
reject-email-example = { $domain } is only a sample domain and receives no mail. Please give the address you use.
reject-email-shape = The e-mail should look like name@domain.vn. Please check it.
confirm-email-typo = { $typed } looks like a slip. Did you mean { $suggestion }?
confirm-email-mended = An e-mail address has no spaces. Is yours { $suggestion }?
confirm-email-disposable = { $domain } gives throw-away addresses, so DCNET may not reach you later. If you still want it, shall I pass it to our staff?
confirm-email-two = I see two addresses, { $first } and { $second }. Which one would you like to use?
confirm-email-several = I see several addresses: { $emails }. Which one would you like to use?
