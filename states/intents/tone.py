"""How something is said, beside what is wanted: despair, danger, a threat, abuse, orders to a bot.

Everyday talk of killing time, a dead network or being tired to death is none of it: `harmless`
stands beside the lists, and the tests hold both. A list names whole phrases, never single words
that mean something else as well.
"""

from collections.abc import Mapping
from typing import Final

from states.intents.phrases import Found, Phrases, overlap, words_of

_TABLE: Final[Mapping[str, str]] = {
    "self_harm": """=tự tử, muốn tự tử, tự sát, =tự vẫn, tự kết liễu, kết liễu đời mình,
        kết liễu cuộc đời, kết thúc cuộc đời, kết thúc cuộc sống, kết thúc đời mình,
        tôi muốn chết, em muốn chết, mình muốn chết, con muốn chết, cháu muốn chết, chỉ muốn chết,
        muốn chết quách, muốn chết cho xong, chết quách cho xong, chết cho xong, chết đi cho rồi,
        chết đi cho xong, thà chết còn hơn, không muốn sống, chẳng muốn sống, ko muốn sống,
        k muốn sống, không thiết sống, chẳng thiết sống, không còn thiết sống, tôi chán sống,
        em chán sống, chán sống rồi, sống không nổi nữa, không sống nổi nữa, sống làm gì nữa,
        sống để làm gì nữa, không còn lý do để sống, không còn lý do sống, muốn nhảy lầu,
        muốn nhảy cầu, ra cầu nhảy, treo cổ, sẽ nhảy cầu, sẽ nhảy lầu, nhảy lầu, nhảy cầu,
        uống thuốc sâu, uống thuốc trừ sâu, sống không bằng chết,
        sống ko bằng chết,
        biến mất mãi mãi, ra đi mãi mãi, chỉ muốn kết thúc tất cả, muốn kết thúc tất cả,
        nhảy lầu chết, nhảy cầu chết, uống thuốc tự, rạch tay,
        cắt cổ tay, tự làm đau, tự làm hại, tự hại bản thân, vĩnh biệt mọi người,
        kill myself, killing myself, end my life, ending my life, end it all, take my own life,
        taking my own life, suicide, suicidal, i want to die, i wanna die, i just want to die,
        want to be dead, don't want to live, dont wanna live, do not want to live, hurt myself,
        hurting myself, harm myself, harming myself, self harm, better off dead,
        no reason to live, nothing to live for""",
    "danger": """dọa giết, doạ giết, đe dọa giết, dọa chém, dọa đánh, dọa đốt, doạ đánh,
        đòi giết tôi, đòi giết em, đòi giết mình, sẽ giết tôi, sẽ giết em, muốn giết tôi,
        giết cả nhà tôi, giết tôi, đe dọa tính mạng, đe dọa đến tính mạng, nguy hiểm tính mạng,
        đến tận nhà đe dọa, đến nhà đe dọa, tới nhà đe dọa, tới tận nhà dọa, theo dõi nhà tôi,
        threatened to kill, threatens to kill, threatening to kill, threaten to kill me,
        kill me, threatened my life, my life is in danger, threatened to hurt me,
        threatening to hurt me, following me home""",
    "threat": """giết mày, giết chúng mày, giết tụi mày, giết bọn mày, giết hết, giết cả nhà mày,
        giết từng đứa, tao giết, tao sẽ giết, tôi sẽ giết, sẽ giết, chém chết, chém mày,
        chém chúng mày, đâm chết, đánh chết mày, đập chết mày, đánh chết chúng mày, cho mày chết,
        cho chúng mày chết, đốt công ty, đốt cty, đốt văn phòng, đốt trụ sở, đốt nhà mày,
        đốt nhà chúng mày, đốt cái công ty, đập nát công ty, đập nát văn phòng, đập phá công ty,
        đập phá văn phòng, đặt bom, đánh bom, đặt mìn, cho nổ tung, tạt axit, tạt acid, xử mày,
        xử đẹp mày, xử đẹp chúng mày, xử chúng mày, xử từng đứa, cho xã hội đen, thuê xã hội đen,
        thuê giang hồ, cho giang hồ, biết nhà mày, biết nhà chúng mày, biết nhà tụi mày,
        liệu hồn, giữ cái mạng, không toàn mạng,
        kill you, kill you all, kill your staff, kill everyone, shoot you,
        stab you, burn your office, burn down your, burn you down, bomb your, a bomb in your,
        blow up your, hurt your staff, hurt you people, i know where you live,
        find where you live, beat you up, break your legs, you will die, you are all dead,
        you will all die""",
    "abuse": """=đm, =đmm, đcm, dcm, dmm, đkm, vcl, vkl, clgt, =đéo, địt, =đụ, =lồn, =cặc, =buồi,
        =đồ chó, =đồ chó chết, =thằng chó, =lũ chó, =bọn chó, óc chó, súc vật, khốn nạn, =mất dạy,
        =vô học, như cứt, =mẹ mày, =mẹ chúng mày, =con mẹ mày, con mẹ nó, =má mày, bố láo, láo toét,
        =đồ ngu, =ngu như, =đồ khốn, thằng ngu, lũ ngu, bọn ngu, bot ngu, thằng khốn, =đồ điên,
        thằng điên, đồ rác rưởi, lũ lừa đảo, =cút đi, =câm mồm, câm miệng, =chó chết,
        mày chán sống, fuck, fucking, fucker, fuckers, motherfucker, shit, bullshit, bitch,
        asshole, assholes, bastard, bastards, idiot, idiots, moron, morons, retard, retarded,
        dumbass, stupid bot, you stupid, you are stupid, stupid company, stupid people,
        go to hell, piece of crap, cunt""",
    "prompt": """ignore previous instructions, ignore all previous, ignore the previous,
        ignore your previous, ignore all instructions, ignore your instructions,
        ignore all your instructions, ignore the above, ignore everything above,
        disregard previous, disregard all previous, disregard the above, disregard your,
        forget previous instructions, forget all previous, forget your instructions,
        forget all your instructions, override your instructions, system prompt, system message,
        developer mode, your instructions, bỏ qua mọi hướng dẫn, bỏ qua các hướng dẫn,
        bỏ qua tất cả hướng dẫn, bỏ qua hướng dẫn, bỏ qua toàn bộ hướng dẫn, bỏ qua chỉ dẫn,
        bỏ qua mọi chỉ dẫn, bỏ qua các chỉ dẫn, bỏ qua mọi lệnh, quên hết hướng dẫn,
        quên mọi hướng dẫn, quên các hướng dẫn, lời nhắc hệ thống, câu lệnh hệ thống""",
    "harmless": """giết thời gian, giết thì giờ, giết hết thời gian, giết tiến trình,
        giết hết tiến trình, giết hết process, giết process, giết hết virus, giết hết vi rút,
        giết virus, giết chết tiến trình, giết hết muỗi, giết tôi bằng, giết tôi mất, giết tôi rồi,
        sếp giết tôi, vợ giết tôi, vợ tôi giết tôi, sếp sẽ giết tôi, vợ sẽ giết tôi,
        bị đánh bom, đánh bom tin nhắn, đánh bom thư, đánh bom sms, đánh bom cuộc gọi, đặt bom hàng,
        phim tự sát, phim tự tử, truyện tự tử, tin tự tử, vụ tự tử, vụ tự sát, phòng chống tự tử,
        phòng ngừa tự tử, ngăn ngừa tự tử, về tự tử, về tự sát, nạn tự tử, hạt óc chó, dầu óc chó,
        sữa óc chó, gỗ óc chó, kết thúc cuộc sống độc thân, kết thúc cuộc đời sinh viên,
        kết thúc tất cả dịch vụ, kết thúc tất cả các dịch vụ,
        kết thúc tất cả hợp đồng, kết thúc tất cả các hợp đồng, kết thúc tất cả gói,
        suicide squad, suicide prevention, film about suicide, movie about suicide,
        book about suicide, article about suicide, boss will kill me, wife will kill me,
        husband will kill me, boss is going to kill me, wife is going to kill me,
        your instructions are, your instructions were, follow your instructions,
        followed your instructions, following your instructions, read your instructions,
        understand your instructions, with your instructions, to your instructions, holy shit""",
}
TONES: Final = ("self_harm", "danger", "threat", "abuse", "prompt")
"""What is answered first where a message has several."""

_PHRASES: Final = Phrases(_TABLE)
_FEW: Final = 5  # words beside abuse that still say nothing


def heard(text: str, seen: frozenset[str]) -> tuple[str, bool]:
    """The tone of a message ("" for most), and whether it says nothing else. `seen`: the words of
    `text` without their marks."""
    if _PHRASES.keys.isdisjoint(seen):
        return "", False
    words = words_of(text)
    found = _PHRASES.find(words)
    harmless = [one for one in found if one.name == "harmless"]
    danger = [one for one in found if one.name == "danger"]
    meant = [
        one
        for one in found
        if one.name != "harmless"
        and not overlap(one, harmless)
        and (one.name != "threat" or not overlap(one, danger))
    ]
    for tone in TONES:
        spans = [one for one in meant if one.name == tone]
        if spans:
            return tone, len(words) - _covered(spans) <= _FEW
    return "", False


def _covered(spans: list[Found]) -> int:
    return len({at for one in spans for at in range(one.start, one.end)})
