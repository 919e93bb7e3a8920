### Asking about the policy. It is quoted from policy/*.txt; what only the law says is told apart.

choice-policy = Ask about the policy
choice-policy-more = Another clause
choice-policy-whole = The whole policy
choice-policy-a = a) Purpose
choice-policy-b = b) Scope of use
choice-policy-c = c) How long it is stored
choice-policy-d = d) Who may access it
choice-policy-dd = đ) Address of the company
choice-policy-e = e) How to access and edit
choice-policy-f = f) Complaints
policy-ask = DCNET's privacy policy (of { $day }) has these clauses. Pick one, or ask in your own words, for example "who can see my data?".
policy-which = That concerns these clauses of the policy. Which one would you like to see?
policy-more = What else can I do for you?
policy-overview = DCNET's privacy policy (of { $day }) says: a) purpose, b) scope of use, c) how long it is stored, d) who may access it, đ) address, e) how to edit, f) complaints. Type for example "policy clause c" and I quote it.
policy-silent = DCNET's policy (of { $day }) says nothing about this in particular. The nearest clause:
policy-quoted = DCNET's policy of { $day }, in its original Vietnamese wording:
policy-translated = Unofficial translation of DCNET's policy of { $day }; only the Vietnamese text counts:
policy-law = What follows is the law (in short), not DCNET's policy:

law-rights = • Law 91/2025/QH15 on Personal Data Protection, Art. 4(1): you have the right to know; to consent, refuse or withdraw consent; to view, correct or ask for correction; to ask for provision, deletion or restriction and to object; to complain, denounce, sue and claim damages; to demand protective measures.
law-use = • Law 91/2025/QH15, Art. 10 and Decree 356/2025/ND-CP, Art. 5(2): a request to take back a consent, to restrict or to object is answered within 2 working days and carried out within 15 days (20 where others must help), extended once.
law-delete = • Law 91/2025/QH15, Art. 14, and Decree 356/2025/NĐ-CP, Art. 5(4): a deletion request is answered within 2 working days and carried out within 20 days (30 if another party must act), extended once at most. It may be refused with reasons, for example while a contract is being performed (Law 91/2025/QH15, Art. 19).
law-deadlines = • Decree 356/2025/NĐ-CP, Art. 5: an answer within 2 working days; viewing, correcting and copies within 10 days; withdrawing consent, restricting and objecting within 15 days; deletion within 20 days; protective measures within 15 days.
law-representative = • Civil Code 2015, Art. 137 and 138; Enterprise Law 59/2020/QH14, Art. 12: a company is represented by its legal representative, or by whoever holds its written authorisation.
law-marketing = • Decree 91/2020/NĐ-CP, Art. 16: once a customer refuses, advertising must stop at once and the stop be confirmed.
law-sharing = • Telecommunications Law 24/2023/QH15, Art. 6(4): no disclosure of subscriber information, except with the user's consent, under a written agreement between operators for billing, against those who evade payment, or at a competent authority's request. Consumer Law 19/2023/QH15, Art. 10(1)(m): unlawful collection or use of information is prohibited.
law-complaint = • Consumer Law 19/2023/QH15, Art. 31: reception is confirmed within 3 working days; Art. 19(2): complaints about unlawful collection or use of information must be received and resolved.
law-breach = • Law 91/2025/QH15, Art. 23: the authority in charge is told within 72 hours where a violation may do harm; Consumer Law 19/2023/QH15, Art. 19: complaints are resolved, and the authority is told within 24 hours where a system was attacked.
law-protection = • Law 91/2025/QH15, Art. 4(1)(e): you may demand protective measures; Decree 356/2025/NĐ-CP, Art. 5(5): carried out within 15 days.
law-consent = • Law 91/2025/QH15, Art. 9: consent is given for each purpose, and silence is not consent; Art. 10: it can be withdrawn in writing, electronic form included. Decree 356/2025/NĐ-CP, Art. 5(2): carried out within 15 days.
