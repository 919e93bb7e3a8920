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
