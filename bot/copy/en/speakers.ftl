### Who may speak for whom: an organisation's contact person, a representative with papers, tax codes.

speaker-linked = This chat is linked to the record of { $name } through its registered contact. Here you can update the contact details and follow requests; the organisation's name or tax code needs papers. What would you like to do?
speaker-contact = A contact person isn't the holder of the record. If you receive the code sent to the organisation's registered phone or e-mail, I can link this chat and update details; otherwise our staff will look at papers. What would you like to do?
speaker-who = Here, whoever enters the code sent to the registered phone or e-mail may update that record; the name and the tax code always take papers. A contact person may ask how a case stands. A representative, or somebody authorised, sends their papers, and our staff answer.
choice-act-for = I act for them, with papers

kind-act_for_another = acting for someone else
field-for_whom = person you act for
field-for_relation = relation
field-for_wish = what is needed
field-for_reach = how to reach you
ask-for_whom = I can't change another person's record or link this chat to it, not even for family. I'll note it down and pass it to our staff with your papers. Whom do you act for? (full name or organisation, and the customer code if you have it)
ask-for_relation = What are you to that person? Pick one or type another.
for_relation-attorney = I hold a power of attorney
for_relation-parent = Parent of a minor
for_relation-guardian = Guardian
for_relation-heir = Heir
ask-for_wish = What do they need DCNET to do?
ask-for_reach = How may we reach you? (phone number or e-mail)
confirm-act_for_another =
    For our staff to look at:
    • You act for: { $for_whom }
    • Relation: { $for_relation }
    • What is needed: { $for_wish }
    • How to reach you: { $for_reach }
    • Papers (files): { $files } (power of attorney, birth certificate, guardianship decision or inheritance papers)
    No record has been changed. Is that right?

kind-change_tax_code = tax code change
field-new_tax_code = new tax code
ask-new_tax_code = A tax code only changes after our staff have seen papers; a different code usually means another legal entity, and then the contract has to be transferred. Please give the correct tax code.
confirm-change_tax_code =
    For our staff to look at:
    • Customer: { $old }
    • Correct tax code: { $new_tax_code }
    • Papers (files): { $files }
    Is that right?
