### Lời chỉ dùng với tài khoản Zalo OA.

other-gif = ảnh động
other-link = liên kết

# Khách đồng ý cho Zalo báo số điện thoại, tên, địa chỉ của tài khoản: chỉ để khỏi phải gõ.
choice-info = Lấy thông tin từ Zalo
info-asked = Dạ, em vừa gửi thẻ xin thông tin. Anh/Chị bấm đồng ý trên thẻ, hoặc gõ trực tiếp cũng được ạ.
info-card = Xin phép lấy số điện thoại, tên và địa chỉ từ Zalo để Anh/Chị khỏi phải gõ.
info-is-it = Zalo cho biết: { $value }. Có đúng không ạ?
info-not-asked = Dạ, lúc này em chưa cần thông tin đó ạ.

staff-elsewhere = Nhân viên đang nhắn với khách trong trang quản lý của Zalo
console-did-elsewhere = nhân viên nhắn trong trang quản lý của Zalo, trợ lý tạm im lặng
