### Khách hàng đến từ client.dcnet.vn bằng liên kết có chữ ký.

ask-portal = Anh/Chị đang mở từ trang khách hàng, tài khoản của { $name } (mã { $code }). Đúng tài khoản của Anh/Chị thì em liên kết với khung chat này ạ?
ask-portal-switch = Khung chat này đang liên kết với một tài khoản khác. Anh/Chị muốn chuyển sang tài khoản của { $name } (mã { $code }) ạ?
choice-portal-sure = Đúng, liên kết
choice-portal-no = Không, bỏ qua
choice-portal-opened = Mở từ trang khách hàng
portal-welcome = Dạ, em đã nhận yêu cầu từ trang khách hàng.
portal-declined = Dạ, em không liên kết ạ. Không có gì thay đổi.
portal-late = Dạ, liên kết này không còn dùng được. Anh/Chị mở lại từ trang khách hàng, hoặc em hỗ trợ tiếp ngay tại đây ạ.
