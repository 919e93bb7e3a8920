### What the desk says about an answer: refused and why, to be confirmed, or handed to staff.
### Ids: reject-<field>-<what>, confirm-<field>-<what>, staff-<field>-<what>.

## Số điện thoại

reject-phone-none = Dạ em chưa thấy số điện thoại nào. Anh/Chị gửi giúp em số mới, ví dụ 0912 345 678 ạ.
reject-phone-long = Dạ tin nhắn hơi dài nên em chưa đọc được số. Anh/Chị chỉ gửi riêng số điện thoại, ví dụ 0912 345 678 ạ.
reject-phone-length = Dạ số này có { $digits } chữ số nên chưa đúng dạng số Việt Nam. Số di động gồm 10 chữ số, bắt đầu bằng 0, ví dụ 0912 345 678 ạ.
reject-phone-prefix = Dạ đầu số { $prefix } chưa đúng với số điện thoại nào đang dùng tại Việt Nam. Anh/Chị kiểm tra lại giúp em, ví dụ 0912 345 678 ạ.
reject-phone-landline = Dạ số này có { $digits } chữ số, còn số cố định gồm 11 chữ số kể cả mã vùng. Anh/Chị nhập lại giúp em, ví dụ 028 3812 3456 ạ.
reject-phone-old-area = Dạ mã vùng { $old } đã đổi thành { $new } từ năm 2017. Nếu là số { $number }, Anh/Chị nhập lại đủ số theo mã vùng mới giúp em ạ.
reject-phone-service = Dạ đây là số tổng đài. Anh/Chị cho em số có thể nghe máy trực tiếp, ví dụ 0912 345 678 ạ.
reject-phone-tax-code = Dạ đây là mã số thuế, không phải số điện thoại. Anh/Chị gửi giúp em số điện thoại, ví dụ 0912 345 678 ạ.
confirm-phone-mended = Dạ trong số vừa nhập có chữ cái thay cho chữ số. Ý Anh/Chị là { $number } phải không ạ?
confirm-phone-old-prefix = Dạ đầu số { $old } đã chuyển sang { $new } từ năm 2018. Ý Anh/Chị là { $number } phải không ạ?
confirm-phone-rare-prefix = Dạ đầu số { $prefix } còn ít gặp nên em xin đọc lại: { $number }. Đúng số của Anh/Chị chưa ạ?
confirm-phone-repeated = Dạ số { $number } có nhiều chữ số lặp lại. Đây đúng là số Anh/Chị đang dùng phải không ạ?
confirm-phone-extension = Dạ em chỉ lưu được số { $number }, chưa lưu được số máy lẻ { $extension }. Anh/Chị đồng ý dùng số { $number } chứ ạ?
confirm-phone-tax-code = Dạ Anh/Chị có nhắc tới mã số thuế. { $number } là số điện thoại phải không ạ?
confirm-phone-foreign = Dạ { $number } là số nước ngoài nên cần nhân viên hỗ trợ. Nếu đúng số này, em xin chuyển yêu cầu cho nhân viên nhé?
confirm-phone-two = Dạ em thấy hai số: { $first } và { $second }. Anh/Chị muốn dùng số nào ạ?
confirm-phone-several = Dạ em thấy mấy số: { $numbers }. Anh/Chị muốn dùng số nào ạ?
staff-phone-foreign = Dạ em đã ghi số này. Số nước ngoài cần nhân viên kiểm tra rồi mới cập nhật ạ.

## Email

reject-email-none = Dạ em chưa thấy địa chỉ email nào. Anh/Chị gửi giúp em email có ký tự @, ví dụ ten@congty.vn ạ.
reject-email-long = Dạ nội dung quá dài so với một địa chỉ email. Anh/Chị chỉ gửi riêng email, ví dụ ten@congty.vn ạ.
reject-email-ats = Dạ email chỉ có một ký tự @. Anh/Chị nhập lại giúp em, ví dụ ten@congty.vn ạ.
reject-email-marks = Dạ phần trước @ chưa thể có dấu tiếng Việt. Anh/Chị nhập lại không dấu giúp em, ví dụ nguyenvana@congty.vn ạ.
reject-email-dots = Dạ dấu chấm trong email đang đặt chưa đúng chỗ: không ở đầu, ở cuối hay hai dấu liền nhau. Anh/Chị kiểm tra lại, ví dụ ten.ho@congty.vn ạ.
reject-email-domain = Dạ phần sau @ ({ $domain }) chưa phải một tên miền đầy đủ. Anh/Chị nhập lại giúp em, ví dụ ten@congty.vn ạ.
reject-email-example = Dạ { $domain } chỉ là tên miền làm mẫu, không nhận được thư. Anh/Chị cho em email đang dùng ạ.
reject-email-shape = Dạ email chưa đúng dạng ten@tenmien.vn. Anh/Chị kiểm tra lại giúp em ạ.
confirm-email-typo = Dạ { $typed } có vẻ gõ nhầm. Có phải Anh/Chị muốn nhập { $suggestion } không ạ?
confirm-email-mended = Dạ email viết liền, không có dấu cách. Email của Anh/Chị là { $suggestion } phải không ạ?
confirm-email-disposable = Dạ { $domain } là dịch vụ email dùng tạm nên DCNET khó liên hệ lại. Nếu Anh/Chị vẫn muốn dùng, em xin chuyển nhân viên xem giúp nhé?
confirm-email-two = Dạ em thấy hai email: { $first } và { $second }. Anh/Chị muốn dùng email nào ạ?
confirm-email-several = Dạ em thấy mấy email: { $emails }. Anh/Chị muốn dùng email nào ạ?
staff-email-disposable = Dạ em đã ghi email này. Vì là email dùng tạm nên nhân viên xem lại rồi mới cập nhật ạ.

## Số căn cước

reject-id-number-none = Dạ em chưa thấy số căn cước. Anh/Chị gửi giúp em 12 chữ số, ví dụ 079 090 123 456, và đừng gửi ảnh giấy tờ ạ.
reject-id-number-long = Dạ tin nhắn hơi dài nên em chưa đọc được số. Anh/Chị chỉ gửi riêng 12 chữ số căn cước ạ.
reject-id-number-length = Dạ số căn cước gồm đúng 12 chữ số, số vừa nhập có { $digits }. Anh/Chị kiểm tra lại và chỉ gửi số, đừng gửi ảnh giấy tờ ạ.
reject-id-number-old-card = Dạ CMND 9 số đã hết giá trị từ 01/01/2025. Anh/Chị cho em số căn cước 12 số ạ.
reject-id-number-year = Dạ số này ứng với năm sinh { $year } nên chưa hợp lệ. Anh/Chị xem lại các chữ số thứ 4 đến thứ 6 giúp em ạ.
confirm-id-number-mended = Dạ trong số vừa nhập có chữ cái thay cho chữ số. Ý Anh/Chị là { $number } phải không ạ?
confirm-id-number-code = Dạ em chưa gặp số căn cước bắt đầu bằng { $code }. Anh/Chị xem lại giúp em, { $number } đã đúng như trên thẻ chưa ạ?
confirm-id-number-birth-year = Dạ số căn cước { $number } cho thấy năm sinh { $implied }, hồ sơ ghi { $recorded }. Nếu số này đúng, em xin chuyển nhân viên đối chiếu nhé?
confirm-id-number-sex = Dạ số căn cước { $number } chưa khớp giới tính trong hồ sơ. Nếu số này đúng, em xin chuyển nhân viên đối chiếu nhé?
confirm-id-number-two = Dạ em thấy hai số: { $first } và { $second }. Anh/Chị muốn dùng số nào ạ?
staff-id-number-record = Dạ em đã ghi số này. Vì số chưa khớp với hồ sơ nên nhân viên đối chiếu rồi mới cập nhật ạ.
staff-id-number-passport = Dạ với hộ chiếu, nhân viên xem giúp rồi mới cập nhật cho đúng ạ.
staff-id-number-under-age = Dạ với người dưới 18 tuổi, nhân viên xem giúp rồi mới cập nhật ạ.

## Ngày sinh

reject-birth-date-none = Dạ em chưa thấy ngày sinh. Anh/Chị nhập ngày/tháng/năm dương lịch như trên giấy tờ, ví dụ 05/03/1990 ạ.
reject-birth-date-long = Dạ tin nhắn hơi dài nên em chưa đọc được ngày. Anh/Chị chỉ gửi riêng ngày sinh, ví dụ 05/03/1990 ạ.
reject-birth-date-incomplete = Dạ em cần đủ ngày, tháng và năm sinh. Anh/Chị nhập giúp em, ví dụ 05/03/1990 ạ.
reject-birth-date-lunar = Dạ em cần ngày sinh dương lịch như trên giấy tờ, ví dụ 05/03/1990 ạ.
reject-birth-date-calendar = Dạ ngày { $text } không có trong lịch. Anh/Chị nhập lại giúp em theo ngày/tháng/năm, ví dụ 05/03/1990 ạ.
reject-birth-date-future = Dạ ngày sinh không thể ở tương lai. Anh/Chị kiểm tra lại năm sinh giúp em ạ.
reject-birth-date-old = Dạ năm sinh { $year } đã hơn 120 năm trước. Anh/Chị kiểm tra lại năm sinh giúp em ạ.
confirm-birth-date-century = Dạ em hiểu là ngày { $day } tháng { $month } năm { $year }. Đúng chưa ạ?
confirm-birth-date-order = Dạ em đọc theo ngày/tháng/năm, nên xin hỏi lại: ngày { $day } tháng { $month } năm { $year } phải không ạ?
confirm-birth-date-id-number = Dạ ngày { $day } tháng { $month } năm { $year } chưa khớp số căn cước trong hồ sơ (năm sinh { $implied }). Nếu ngày này đúng, em xin chuyển nhân viên đối chiếu nhé?
confirm-birth-date-two = Dạ em thấy hai ngày: { $first } và { $second }. Ngày nào là ngày sinh ạ?
reject-birth-date-organisation = Dạ hồ sơ này là của tổ chức nên mục này là ngày sinh của người đại diện theo pháp luật, không phải ngày thành lập ạ. Anh/Chị nhập ngày sinh của người đại diện giúp em, ví dụ 05/03/1990.
staff-birth-date-record = Dạ em đã ghi ngày này. Vì ngày sinh chưa khớp số căn cước trong hồ sơ nên nhân viên đối chiếu rồi mới cập nhật ạ.
staff-birth-date-under-age = Dạ với người dưới 18 tuổi, nhân viên xem giúp rồi mới cập nhật ạ.
staff-birth-date-partial = Dạ giấy tờ chỉ ghi năm sinh { $year } thì nhân viên xem giúp rồi mới cập nhật ạ.

## Địa chỉ

reject-address-short = Dạ địa chỉ còn thiếu. Anh/Chị nhập số nhà, đường, phường/xã, tỉnh/thành giúp em, ví dụ 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh ạ.
reject-address-long = Dạ địa chỉ dài quá { $limit } ký tự. Anh/Chị rút gọn giúp em: số nhà, đường, phường/xã, tỉnh/thành ạ.
reject-address-letters = Dạ em mới thấy số, chưa thấy tên đường và tỉnh/thành. Anh/Chị nhập đủ giúp em, ví dụ 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh ạ.
reject-address-sentence = Dạ em chưa thấy đây là một địa chỉ ạ. Anh/Chị nhập số nhà, đường, phường/xã, tỉnh/thành, ví dụ 12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh. Chưa có địa chỉ mới thì Anh/Chị gõ "dừng", khi nào cần nhắn lại em ạ.
confirm-address-province = Dạ em chưa nhận ra tỉnh/thành trong địa chỉ: { $address }. Địa chỉ này đã đủ chưa, hay Anh/Chị bổ sung giúp em ạ?
confirm-address-street = Dạ em mới thấy tỉnh/thành: { $address }. Địa chỉ này đã đủ chưa, hay Anh/Chị bổ sung số nhà, đường, phường/xã ạ?

## Tên

reject-name-short = Dạ tên cần có ít nhất hai ký tự, trong đó có chữ cái. Anh/Chị nhập lại giúp em, ví dụ Nguyễn Văn An ạ.
reject-name-sentence = Dạ em chưa thấy đây là một cái tên ạ. Anh/Chị nhập đúng tên mới như trên giấy tờ, ví dụ Nguyễn Thị Mai Anh. Hỏi thêm điều gì, Anh/Chị gõ "gặp nhân viên".
reject-name-long = Dạ tên dài quá { $limit } ký tự. Anh/Chị nhập đúng tên như trên giấy tờ giúp em ạ.
reject-name-digits = Dạ tên người không có chữ số. Anh/Chị nhập lại như trên giấy tờ, ví dụ Nguyễn Văn An ạ.
reject-name-signs = Dạ tên không dùng ký hiệu { $signs }. Anh/Chị nhập lại như trên giấy tờ, ví dụ Nguyễn Văn An ạ.
reject-name-script = Dạ trong tên có chữ không thuộc bảng chữ cái Latinh: { $letters }. Anh/Chị gõ lại bằng bàn phím tiếng Việt giúp em ạ.
confirm-name-unusual = Dạ tên này khá dài: { $name }. Đúng như trên giấy tờ chưa ạ?
confirm-name-type = Dạ em chưa thấy loại hình (công ty TNHH, công ty cổ phần…) trong tên { $name }. Tên này đúng như trên giấy đăng ký chưa ạ?

## Mã số thuế

reject-tax-code-none = Dạ em chưa thấy mã số thuế. Anh/Chị gửi giúp em 10 chữ số, ví dụ 0100233488 ạ.
reject-tax-code-long = Dạ tin nhắn hơi dài nên em chưa đọc được mã. Anh/Chị chỉ gửi riêng mã số thuế, ví dụ 0100233488 ạ.
reject-tax-code-length = Dạ mã số thuế gồm 10 chữ số, 13 chữ số với chi nhánh, hoặc 12 số căn cước với cá nhân; mã vừa nhập có { $digits }. Anh/Chị kiểm tra lại giúp em ạ.
reject-tax-code-checksum = Dạ mã { $code } chưa đúng, có lẽ nhầm một chữ số. Anh/Chị xem lại trên giấy đăng ký, ví dụ 0100233488 hay 0314409058-002 ạ.
reject-tax-code-personal = Dạ { $code } chưa đúng dạng số căn cước dùng làm mã số thuế. Anh/Chị xem lại các chữ số giúp em ạ.
confirm-tax-code-mended = Dạ trong mã vừa nhập có chữ cái thay cho chữ số. Ý Anh/Chị là { $code } phải không ạ?
confirm-tax-code-personal = Dạ { $code } là số căn cước, thường dùng cho cá nhân và hộ kinh doanh. Anh/Chị dùng số này làm mã số thuế phải không ạ?
confirm-tax-code-two = Dạ em thấy hai mã: { $first } và { $second }. Anh/Chị muốn dùng mã nào ạ?

## Người liên hệ

reject-contact-person-none = Dạ Anh/Chị cho em họ tên, chức vụ và số điện thoại của người liên hệ, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
reject-contact-person-long = Dạ nội dung hơi dài. Anh/Chị chỉ gửi họ tên, chức vụ và số điện thoại, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
reject-contact-person-name = Dạ còn thiếu họ tên người liên hệ. Anh/Chị gửi thêm tên, hoặc gửi lại cả tên và số, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
reject-contact-person-reach = Dạ còn thiếu số điện thoại hoặc email của { $name }. Anh/Chị gửi thêm phần đó, hoặc gửi lại cả tên và số, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
reject-contact-person-several = Dạ em thấy nhiều số điện thoại và nhiều email. Anh/Chị chọn giúp em một số và một email, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
reject-contact-person-role = Dạ chức vụ dài quá { $limit } ký tự. Anh/Chị rút gọn giúp em, ví dụ: Chị Mai, kế toán, 0912 345 678 ạ.
confirm-contact-person-parts = Dạ em xin đọc lại người liên hệ: { $person }. Đúng chưa ạ?
