"""The number plan of Vietnam as far as the numbering library does not tell it: what was renumbered.

Sources: Ministry of Information and Communications, press of 29 May 2018 on turning 11-digit mobile
numbers into 10 digits from 15 September 2018 (the last seven digits stay); Decision
2036/QD-BTTTT of 21 November 2016 on the area codes of fixed lines, in three steps of 2017: 59 of 63
provinces, all but Phu Tho (210), Vinh Phuc (211), Hoa Binh (218), Ha Giang (219). Each pair was
compared, by province, with libphonenumber's resources/geocoding/en/84.txt of before and after 2017
(github.com/google/libphonenumber, b59d9080 and 07525a96).
"""


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in listed.split())


OLD_MOBILE = _pairs(
    "162:32 163:33 164:34 165:35 166:36 167:37 168:38 169:39 "  # Viettel
    "120:70 121:79 122:77 126:76 128:78 "  # MobiFone
    "123:83 124:84 125:85 127:81 129:82 "  # VinaPhone
    "186:56 188:58 "  # Vietnamobile
    "199:59"  # Gmobile
)

# Valid in the library, but no public notice of their use was found: read back before taking them.
UNCONFIRMED_MOBILE = ("30", "31", "51", "95")

OLD_AREA = _pairs(
    "4:24 8:28 "
    "20:214 22:212 25:205 26:206 27:207 29:216 30:229 31:225 33:203 36:227 37:237 38:238 39:239 "
    "52:232 53:233 54:234 55:255 56:256 57:257 58:258 59:269 60:260 61:251 62:252 63:263 64:254 "
    "66:276 67:277 68:259 70:270 72:272 73:273 74:294 75:275 76:296 77:297 79:299 "
    "230:215 231:213 240:204 241:222 280:208 281:209 320:220 321:221 350:228 351:226 "
    "500:262 501:261 510:235 511:236 650:274 651:271 710:292 711:293 780:290 781:291"
)
