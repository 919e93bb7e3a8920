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
staff-phone-foreign = I noted the number. Numbers from abroad are checked by our staff before they are entered.

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
staff-email-disposable = I noted the address. As it is a throw-away one, our staff look at it before it is entered.

## ID number

reject-id-number-none = I don't see an ID number there. Please send its 12 digits, e.g. 079 090 123 456, and no photo of the card.
reject-id-number-long = That message is too long for me to find the number. Please send just the 12 digits.
reject-id-number-length = The ID number has exactly 12 digits; that one has { $digits }. Please check, and send digits only, no photo of the card.
reject-id-number-old-card = The 9-digit card stopped being valid on 1 Jan 2025. Please give the 12-digit number.
reject-id-number-year = That number implies a birth in { $year }, which can't be. Please check its 4th to 6th digits.
confirm-id-number-mended = There was a letter in place of a digit. Do you mean { $number }?
confirm-id-number-code = I don't know ID numbers that start with { $code }. Please look again: is { $number } what the card says?
confirm-id-number-birth-year = The ID number { $number } implies { $implied }, the record says { $recorded }. If the number is right, shall I have our staff compare them?
confirm-id-number-sex = The ID number { $number } doesn't match the sex on record. If it is right, shall I have our staff compare them?
confirm-id-number-two = I see two numbers, { $first } and { $second }. Which one would you like to use?
staff-id-number-record = I noted the number. As it doesn't match the record, our staff compare them before it is entered.
staff-id-number-passport = A passport is looked at by our staff, so that it is entered correctly.
staff-id-number-under-age = For somebody under 18 our staff look at it before it is entered.

## Birth date

reject-birth-date-none = I don't see a birth date there. Please give the solar date on your ID as day/month/year, e.g. 05/03/1990.
reject-birth-date-long = That message is too long for me to find the date. Please send just the birth date, e.g. 05/03/1990.
reject-birth-date-incomplete = I need the day, the month and the year, e.g. 05/03/1990.
reject-birth-date-lunar = I need the solar birth date on your ID, e.g. 05/03/1990.
reject-birth-date-calendar = { $text } is not a calendar date. Please try again as day/month/year, e.g. 05/03/1990.
reject-birth-date-future = A birth date cannot be in the future. Please check the year.
reject-birth-date-old = { $year } is more than 120 years ago. Please check the year.
confirm-birth-date-century = I read that as day { $day }, month { $month }, year { $year }. Is that right?
confirm-birth-date-order = I read dates as day/month/year, so let me ask: day { $day }, month { $month }, year { $year }?
confirm-birth-date-id-number = Day { $day }, month { $month }, year { $year } doesn't match the ID number on record (born { $implied }). If the date is right, shall I have our staff compare them?
confirm-birth-date-two = I see two dates, { $first } and { $second }. Which one is the birth date?
reject-birth-date-organisation = This record is an organisation's, so the date here is the birth date of its legal representative, not the day it was founded. Please enter the representative's birth date, e.g. 05/03/1990.
staff-birth-date-record = I noted the date. As it doesn't match the ID number on record, our staff compare them before it is entered.
staff-birth-date-under-age = For somebody under 18 our staff look at it before it is entered.
staff-birth-date-partial = Papers that give only the year { $year } are looked at by our staff before it is entered.

## Address

reject-address-short = The address is incomplete. Please give house number, street, ward/commune and province, e.g. 12 Lê Lợi, Bến Thành Ward, Ho Chi Minh City.
reject-address-long = The address is over { $limit } characters. Please shorten it to house number, street, ward/commune and province.
reject-address-letters = I see only numbers, no street or province. Please give the whole address, e.g. 12 Lê Lợi, Bến Thành Ward, Ho Chi Minh City.
reject-address-sentence = That does not look like an address to me. Please give the house number, street, ward and province, e.g. 12 Lê Lợi, Bến Thành Ward, Ho Chi Minh City. If you do not have it yet, type "cancel" and write again later.
confirm-address-province = I don't recognise a province in: { $address }. Is the address complete, or would you add to it?
confirm-address-street = I see only a province: { $address }. Is the address complete, or would you add house number, street and ward?

## Name

reject-name-short = A name needs at least two characters, letters among them. Please type it again, e.g. Nguyễn Văn An.
reject-name-sentence = That does not look like a name to me. Please type the new name as it stands on the paper, e.g. Nguyễn Thị Mai Anh. For a question, type "talk to a person".
reject-name-long = The name is over { $limit } characters. Please give it exactly as on the papers.
reject-name-digits = A person's name has no digits. Please type it as on the papers, e.g. Nguyễn Văn An.
reject-name-signs = A name can't have { $signs }. Please type it as on the papers, e.g. Nguyễn Văn An.
reject-name-script = The name has letters that aren't Latin: { $letters }. Please type it again on a Vietnamese keyboard.
confirm-name-unusual = That is a long name: { $name }. Is it exactly as on the papers?
confirm-name-type = I see no company type (Ltd, JSC…) in { $name }. Is it exactly as on the registration certificate?

## Tax code

reject-tax-code-none = I don't see a tax code there. Please send its 10 digits, e.g. 0100233488.
reject-tax-code-long = That message is too long for me to find the code. Please send just the tax code, e.g. 0100233488.
reject-tax-code-length = A tax code has 10 digits, 13 for a branch, or is a person's 12-digit ID number; that one has { $digits }. Please check it.
reject-tax-code-checksum = { $code } isn't right; perhaps a digit slipped. Please check the certificate, e.g. 0100233488 or 0314409058-002.
reject-tax-code-personal = { $code } isn't an ID number that can serve as a tax code. Please check its digits.
confirm-tax-code-mended = There was a letter in place of a digit. Do you mean { $code }?
confirm-tax-code-personal = { $code } is a personal ID number, used by individuals and household businesses. Is it the tax code you want?
confirm-tax-code-two = I see two codes, { $first } and { $second }. Which one would you like to use?

## Contact person

reject-contact-person-none = Please give the contact's name, role and phone, e.g. Ms Mai, accountant, 0912 345 678.
reject-contact-person-long = That is rather long. Please send just name, role and phone, e.g. Ms Mai, accountant, 0912 345 678.
reject-contact-person-name = The contact's name is missing. Please send it, or name and number again, e.g. Ms Mai, accountant, 0912 345 678.
reject-contact-person-reach = A phone number or e-mail for { $name } is missing. Please send it, or name and number again, e.g. Ms Mai, accountant, 0912 345 678.
reject-contact-person-several = I see several phone numbers and several e-mail addresses. Please choose one of each, e.g. Ms Mai, accountant, 0912 345 678.
reject-contact-person-role = The role is over { $limit } characters. Please shorten it, e.g. Ms Mai, accountant, 0912 345 678.
confirm-contact-person-parts = Let me read the contact back: { $person }. Is that right?
