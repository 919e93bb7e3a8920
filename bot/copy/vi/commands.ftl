### Mô tả các lệnh trong menu lệnh của Telegram (setMyCommands).

command-menu = Xem những việc em hỗ trợ
command-report = Báo lạm dụng dữ liệu
command-cases = Xem yêu cầu của tôi
command-staff = Gặp nhân viên
command-cancel = Dừng việc đang làm
command-language = Đổi ngôn ngữ (English)
command-help = Hướng dẫn
command-mydata = Thông tin của tôi
command-policy = Hỏi chính sách bảo mật
command-stop = Dừng nhận quảng cáo
