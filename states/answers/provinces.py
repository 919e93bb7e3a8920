"""The provinces of Vietnam: the 34 of today, the 63 of before, their names as people write them.

Sources: Resolution 202/2025/QH15 (34 units from 1 July 2025); Circular 07/2016/TT-BCA annex 1 (the
63 codes that ID numbers carry; they did not change with the merger).
"""

# today's unit: the units that were merged into it
MERGED: dict[str, tuple[str, ...]] = {
    "Hà Nội": (),
    "Cao Bằng": (),
    "Tuyên Quang": ("Hà Giang",),
    "Điện Biên": (),
    "Lai Châu": (),
    "Sơn La": (),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Lạng Sơn": (),
    "Quảng Ninh": (),
    "Bắc Ninh": ("Bắc Giang",),
    "Phú Thọ": ("Hòa Bình", "Vĩnh Phúc"),
    "Hải Phòng": ("Hải Dương",),
    "Hưng Yên": ("Thái Bình",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Thanh Hóa": (),
    "Nghệ An": (),
    "Hà Tĩnh": (),
    "Quảng Trị": ("Quảng Bình",),
    "Huế": (),
    "Đà Nẵng": ("Quảng Nam",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Đắk Lắk": ("Phú Yên",),
    "Lâm Đồng": ("Bình Thuận", "Đắk Nông"),
    "Đồng Nai": ("Bình Phước",),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Tây Ninh": ("Long An",),
    "Đồng Tháp": ("Tiền Giang",),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "An Giang": ("Kiên Giang",),
    "Cần Thơ": ("Hậu Giang", "Sóc Trăng"),
    "Cà Mau": ("Bạc Liêu",),
}

TODAY: dict[str, str] = {
    name: today for today, merged in MERGED.items() for name in (today, *merged)
}

# Folded spellings besides the folded name itself.
ALIASES: dict[str, tuple[str, ...]] = {
    "Hồ Chí Minh": (
        "hcm",
        "tphcm",
        "hcmc",
        "sai gon",
        "saigon",
        "sg",
        "tp hcm",
        "ho chi minh city",
    ),
    "Hà Nội": ("hn", "hanoi", "tphn", "thu do ha noi"),
    "Đà Nẵng": ("dn", "danang", "tpdn", "dng"),
    "Hải Phòng": ("hp", "haiphong", "tphp"),
    "Cần Thơ": ("ct", "cantho", "tpct"),
    "Huế": ("thua thien hue", "tt hue", "tthue", "tth"),
    "Bà Rịa - Vũng Tàu": ("ba ria vung tau", "brvt", "br vt", "vung tau br", "brvtau"),
    "Đắk Lắk": ("dac lac", "dak lak", "daklak", "daclac", "dac lak", "dak lac"),
    "Đắk Nông": ("dac nong", "dak nong", "daknong", "dacnong"),
    "Bắc Kạn": ("bac can",),
    "Kon Tum": ("kontum",),
    "Gia Lai": ("gialai",),
    "Bình Dương": ("bd", "binhduong"),
    "Đồng Nai": ("dongnai",),
    "Lâm Đồng": ("lamdong",),
    "Nghệ An": ("nghe an",),
    "Quảng Ninh": ("quangninh",),
    "Khánh Hòa": ("khanhhoa",),
}

# The first three digits of an ID number: where the birth was registered.
_CODE_LIST = (
    "001 Hà Nội,002 Hà Giang,004 Cao Bằng,006 Bắc Kạn,008 Tuyên Quang,010 Lào Cai,"
    "011 Điện Biên,012 Lai Châu,014 Sơn La,015 Yên Bái,017 Hòa Bình,019 Thái Nguyên,"
    "020 Lạng Sơn,022 Quảng Ninh,024 Bắc Giang,025 Phú Thọ,026 Vĩnh Phúc,027 Bắc Ninh,"
    "030 Hải Dương,031 Hải Phòng,033 Hưng Yên,034 Thái Bình,035 Hà Nam,036 Nam Định,"
    "037 Ninh Bình,038 Thanh Hóa,040 Nghệ An,042 Hà Tĩnh,044 Quảng Bình,045 Quảng Trị,"
    "046 Thừa Thiên Huế,048 Đà Nẵng,049 Quảng Nam,051 Quảng Ngãi,052 Bình Định,054 Phú Yên,"
    "056 Khánh Hòa,058 Ninh Thuận,060 Bình Thuận,062 Kon Tum,064 Gia Lai,066 Đắk Lắk,"
    "067 Đắk Nông,068 Lâm Đồng,070 Bình Phước,072 Tây Ninh,074 Bình Dương,075 Đồng Nai,"
    "077 Bà Rịa-Vũng Tàu,079 Hồ Chí Minh,080 Long An,082 Tiền Giang,083 Bến Tre,084 Trà Vinh,"
    "086 Vĩnh Long,087 Đồng Tháp,089 An Giang,091 Kiên Giang,092 Cần Thơ,093 Hậu Giang,"
    "094 Sóc Trăng,095 Bạc Liêu,096 Cà Mau"
)
ID_CODES: dict[str, str] = dict(pair.split(" ", 1) for pair in _CODE_LIST.split(","))
