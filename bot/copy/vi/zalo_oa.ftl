### Lời chỉ dùng với tài khoản Zalo OA.

other-gif = ảnh động
other-link = liên kết

# Khách đồng ý cho Zalo báo số điện thoại, tên, địa chỉ của tài khoản: chỉ để khỏi phải gõ.
choice-info = Lấy thông tin từ Zalo
info-asked = Dạ, em vừa gửi thẻ xin thông tin. Anh/Chị bấm đồng ý trên thẻ, hoặc gõ trực tiếp cũng được ạ.
info-card = Xin phép lấy số điện thoại, tên và địa chỉ từ Zalo để Anh/Chị khỏi phải gõ.
info-is-it = Zalo cho biết: { $value }. Có đúng không ạ?
info-not-asked = Dạ, lúc này em chưa cần thông tin đó ạ.

# Mã và tin qua mẫu ZBS của Zalo, gửi tới số điện thoại trong hồ sơ.
choice-by-zalo = Qua Zalo
ask-way = Để bảo vệ tài khoản, em cần gửi mã xác minh tới số { $phone }. Anh/Chị muốn nhận qua đâu ạ?
notice-zalo = Yêu cầu { $reference } của Anh/Chị tại DCNET có tin mới.
undelivered-outlet-zbs = Mẫu tin Zalo
undelivered-then-zalo = Đã gửi tiếp bằng mẫu tin Zalo
undelivered-reason-window = Khách nhắn lần cuối đã quá lâu nên Zalo không cho gửi
undelivered-reason-quota = Hết hạn mức hoặc hết tiền gửi tin

staff-elsewhere = Nhân viên đang nhắn với khách trong trang quản lý của Zalo
elsewhere-sent = Đã gửi tệp hoặc ảnh trong trang quản lý của Zalo
console-did-elsewhere = nhân viên nhắn trong trang quản lý của Zalo, trợ lý tạm im lặng
