from tests.desk import Desk


def test_customer_links_and_changes_an_address(desk: Desk):
    customer_id = desk.customer()
    assert desk.say("1", "xin chào")[0] == "notice-privacy"
    assert desk.say("1", "đổi địa chỉ") == ["ask-claim"]
    assert desk.say("1", "dc10023") == ["ask-contact-blind"]
    assert desk.press("1", "phone") == ["ask-code-link"]
    assert desk.say("1", desk.code()) == ["linked", "ask-address"]
    assert desk.say("1", "12 Lê Lợi, Phường Bến Nghé, TP.HCM")[-1] in (
        "confirm-first",
        "confirm-address-province",
    )
    said = desk.say("1", "đúng")
    assert said[0] == "changed"
    assert desk.record(customer_id).value("address").startswith("12 Lê Lợi")


def test_customer_changes_the_phone_with_the_old_one(desk: Desk):
    customer_id = desk.customer()
    desk.link("1")
    assert desk.say("1", "đổi số điện thoại") == ["ask-phone"]
    assert desk.say("1", "0987 654 321") == ["confirm-change"]
    assert desk.say("1", "đúng rồi") == ["ask-code-old"]
    assert desk.say("1", desk.code()) == ["ask-code-new"]
    assert desk.say("1", desk.code())[0] == "changed-contact"
    assert desk.record(customer_id).value("phone") == "+84987654321"
