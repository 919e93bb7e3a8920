### Người và vai trò: tài khoản nhân viên, mã xác thực, lời mời, đăng nhập bằng tài khoản công ty.

## Quyền
permission-cases = Xử lý yêu cầu thường
permission-misuse = Xử lý báo cáo lạm dụng
permission-read = Xem giấy tờ, tên đầy đủ, lời khách viết
permission-reveal = Hiện giá trị đang che (có ghi lý do)
permission-claim = Nhận và trả lại yêu cầu
permission-reply = Viết cho khách hàng
permission-decide = Duyệt, từ chối, đóng yêu cầu
permission-apply = Áp dụng với vai người thứ hai
permission-freeze = Khóa và mở khóa tự cập nhật
permission-lead = Làm thay trên yêu cầu của đồng nghiệp
permission-call = Ghi cuộc gọi tổng đài
permission-reports = Xem số liệu
permission-export = Xuất danh sách
permission-configure = Cài đặt bàn làm việc
permission-audit = Xem lịch sử đăng nhập của mọi người
permission-staff = Quản lý nhân viên và quyền

## Danh sách
people-title = Nhân viên
people-new = Mời người mới
people-left = Đã khóa
people-back = Về danh sách nhân viên
people-last-in = vào { $when }
people-never-in = chưa vào lần nào
people-chip-invited = Đã mời
people-chip-lapsed = Lời mời hết hạn
people-chip-disabled = Đã khóa
people-chip-factor = Có mã xác thực
people-chip-no-factor = Chưa có mã xác thực
people-chip-company = Tài khoản công ty
people-chip-own-permissions = Quyền riêng

## Mời
people-new-lead = Người được mời nhận một liên kết dùng một lần, có hiệu lực 72 giờ, để tự đặt mật khẩu.
people-name = Họ tên
people-name-hint = Khách hàng đọc được tên này khi nhân viên trả lời.
people-login-hint = Chữ thường, số, dấu chấm, gạch nối. Ví dụ: lan.tran
people-mail = Email công việc
people-mail-hint = Nhận lời mời và báo thay đổi về tài khoản. Để trống thì liên kết hiện ngay trên trang.
people-role = Vai trò
people-language = Ngôn ngữ
people-invite = Gửi lời mời
people-link-title = Liên kết mời
people-link-lead = Không có thư nào mang liên kết này. Chuyển cho đúng người, qua kênh riêng.
people-link = Liên kết, dùng một lần trong 72 giờ
people-link-once = Liên kết chỉ hiện lần này. Đóng trang là không xem lại được, nhưng có thể tạo liên kết mới.
people-link-kept = Đã chép liên kết

## Một người
people-who = Thông tin
people-change = Lưu thông tin
people-may = Được làm gì
people-may-lead = Vai trò cho sẵn các quyền; đánh dấu để thêm, bỏ dấu để bớt. Đổi vai trò thì về đúng quyền của vai trò mới.
people-beside-role = ngoài vai trò
people-without-role = bớt khỏi vai trò
people-permit = Lưu quyền
people-helping = Giúp đăng nhập
people-invited-until = Lời mời có hiệu lực đến { $until }.
people-invitation-lapsed = Lời mời đã hết hạn hoặc đã rút.
people-password-lost = Quên mật khẩu: gửi liên kết mới để tự đặt lại. Mã xác thực vẫn phải nhập.
people-invite-again = Gửi liên kết mới
people-withdraw = Rút lời mời
people-factor-lost = Mất điện thoại và hết mã dự phòng: xóa mã xác thực để cài lại ở lần đăng nhập tới.
people-reset-factor = Xóa mã xác thực
people-unbind = Gỡ tài khoản công ty
people-disable-lead = Nghỉ việc hoặc nghi ngờ bị lộ: khóa là mọi phiên kết thúc ngay.
people-disable = Khóa tài khoản
people-enable-lead = Tài khoản đang khóa, không đăng nhập được.
people-enable = Mở khóa
people-no-session = Không có phiên nào đang mở.
people-own-page = Đây là tài khoản đang dùng. Quyền của chính mình do người khác thay đổi.
people-beyond = Người này có quyền mà tài khoản đang dùng không có, nên không thay đổi được ở đây.
people-done-changed = Đã lưu thông tin.
people-done-permitted = Đã lưu quyền, có hiệu lực ngay.
people-done-mailed = Đã gửi liên kết qua email.
people-done-withdraw = Đã rút lời mời.
people-done-disable = Đã khóa. Mọi phiên đã kết thúc.
people-done-enable = Đã mở khóa.
people-done-reset-factor = Đã xóa mã xác thực và kết thúc mọi phiên.
people-done-sign-out = Mọi phiên của người này đã kết thúc.
people-done-unbind = Đã gỡ tài khoản công ty.

## Không được, và vì sao
people-not-allowed = Tài khoản này không có quyền quản lý nhân viên.
people-not-oneself = Không ai tự thay đổi quyền hay tự khóa mình. Nhờ một người quản trị khác.
people-more-than-own = Không thể cho hoặc lấy quyền mà chính tài khoản này không có.
people-last-one = Phải còn ít nhất một người đang làm việc có quyền quản lý nhân viên.
people-login-taken = Tên đăng nhập này đã có người dùng. Chọn tên khác.
people-bad-login = Tên đăng nhập gồm 1 đến 60 ký tự: a-z, số, dấu chấm, gạch nối, gạch dưới, @.
people-bad-name = Họ tên cần 1 đến 120 ký tự.
people-bad-role = Chọn một vai trò trong danh sách.
people-bad-mail = Email chưa đúng. Kiểm tra lại hoặc để trống.
people-is-disabled = Tài khoản đang khóa. Mở khóa trước rồi gửi liên kết.
people-no-invitation = Không có lời mời nào đang có hiệu lực.
people-trouble-nobody = Không tìm thấy người này
people-trouble-nobody-step = Mở lại danh sách nhân viên rồi chọn.

## Tài khoản của mình
me-title = Tài khoản của tôi
me-back = Về tài khoản của tôi
me-may = Được làm
me-may-look = xem hàng đợi và ghi chú
me-password-title = Mật khẩu
me-password-new = Mật khẩu mới
me-password-same = Nhập lại mật khẩu mới
me-password-hint = Từ 15 ký tự. Vài từ không liên quan nhau thì dễ nhớ và khó đoán.
me-password-change = Đổi mật khẩu
me-password-differs = Hai lần nhập chưa giống nhau. Nhập lại cả hai.
me-password-length = Mật khẩu cần 15 đến 128 ký tự.
me-password-guessed = Mật khẩu này dễ đoán. Lấy vài từ không liên quan nhau.
me-wrong-password = Mật khẩu chưa đúng. Nhập lại.
me-prove-first = Cần xác nhận lại là chính mình trước khi đổi.
me-prove = Xác nhận rồi đổi mật khẩu
me-factor-on = Đang dùng
me-factor-off = Chưa cài. Ai có được mật khẩu là vào được tài khoản.
me-factor-replace = Chuyển sang máy khác
me-factor-remove = Ngừng dùng
me-factor-required = Vai trò này bắt buộc có mã xác thực, nên không ngừng dùng được.
me-no-factor = Chưa cài mã xác thực nên chưa có mã dự phòng.
me-codes-left = Còn { $n } mã dự phòng
me-codes-new = Tạo mã dự phòng mới
me-company-on = Đã nối
me-company-off = Ngừng nối
me-company-bind = Nối tài khoản
me-sessions = Phiên đang mở
me-session-this = phiên này
me-session-seen = hoạt động { $when }
me-session-begun = mở lúc { $when }
me-session-end = Đăng xuất
me-session-end-which = Đăng xuất phiên { $where }
me-sign-out-everywhere = Đăng xuất mọi nơi
me-history = Lịch sử đăng nhập
me-history-lead = Địa chỉ mạng chỉ ghi phần đầu. Thấy lần nào không phải mình thì đăng xuất mọi nơi, đổi mật khẩu và báo quản trị.
me-history-none = Chưa có lần nào.
me-done-password = Đã đổi mật khẩu. Các phiên khác đã kết thúc.
me-done-factor-removed = Đã ngừng dùng mã xác thực.
me-done-session = Đã kết thúc phiên đó.
me-done-company = Đã nối tài khoản công ty.
me-done-company-removed = Đã ngừng nối tài khoản công ty.

## Lịch sử
sign-in-in = Đã vào ({ $method })
sign-in-half = Đúng bước đầu ({ $method })
sign-in-wrong = Nhập sai ({ $method })
sign-in-locked = Bị chặn vì thử quá nhiều ({ $method })
sign-in-method-password = mật khẩu
sign-in-method-code = mã xác thực
sign-in-method-recovery = mã dự phòng
sign-in-method-company = tài khoản công ty
sign-in-method-invitation = liên kết mời
sign-in-browser-unknown = Trình duyệt lạ

## Xác nhận lại
again-title = Xác nhận lại là chính mình
again-lead = Sắp thay đổi điều mà việc đăng nhập dựa vào. Nhập lại để chắc không phải người khác đang ngồi máy này.
again-go = Xác nhận

## Mã xác thực
factor-title = Mã xác thực
factor-enter-title = Nhập mã xác thực
factor-enter-lead = Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số đang hiện.
factor-enter = Vào bàn làm việc
factor-code = Mã xác thực
factor-code-hint = 6 số, hoặc một mã dự phòng.
factor-wrong-code = Mã chưa đúng hoặc đã dùng. Đợi mã mới rồi nhập lại.
factor-other-person = Đăng nhập bằng tài khoản khác
factor-lost = Mất điện thoại: dùng mã dự phòng, hoặc nhờ quản trị viên xóa mã để cài lại.
factor-must = Vai trò này xem và quyết định về dữ liệu cá nhân, nên cần thêm mã từ điện thoại mỗi khi đăng nhập.
factor-lead = Mỗi lần đăng nhập cần thêm một mã từ điện thoại. Mật khẩu bị lộ cũng không ai vào được.
factor-begin = Bắt đầu cài
factor-step-app = Cài một ứng dụng xác thực trên điện thoại, ví dụ Google Authenticator, Microsoft Authenticator hoặc Aegis.
factor-step-scan = Trong ứng dụng, chọn thêm tài khoản rồi quét hình này:
factor-picture = Hình QR để quét bằng ứng dụng xác thực. Dùng máy đọc màn hình thì nhập dãy chữ bên cạnh.
factor-type = Không quét được thì nhập dãy này:
factor-first-code = Nhập mã 6 số đang hiện trong ứng dụng
factor-confirm = Xác nhận và bật
codes-title = Mười mã dự phòng
codes-lead = Mất điện thoại thì mỗi mã này thay được một lần. In ra hoặc chép tay, cất ở nơi riêng.
codes-once = Các mã chỉ hiện lần này. Tạo bộ mới thì bộ cũ hết hiệu lực.
codes-kept = Đã cất các mã

## Lời mời
invitation-title = Lời mời vào bàn làm việc DCNET
invitation-welcome = Chào { $name }
invitation-lead = Đặt mật khẩu để bắt đầu. Liên kết này dùng được một lần.
invitation-take = Đặt mật khẩu
invitation-gone = Liên kết này không còn hiệu lực
invitation-gone-step = Liên kết đã dùng, đã hết 72 giờ hoặc đã được thay. Nhờ quản trị viên gửi liên kết mới.

## Tài khoản công ty
company-or = hoặc
company-sign-in = Đăng nhập bằng tài khoản { $name }
company-title = Tài khoản { $name }
company-nobody = Tài khoản công ty này chưa được nối với nhân viên nào. Đăng nhập bằng mật khẩu, rồi nối trong "Tài khoản của tôi".
company-failed = Chưa xác nhận được với hệ thống của công ty. Thử lại, hoặc dùng mật khẩu.
company-trouble = Chưa nối được tài khoản công ty
company-trouble-step = Chưa có gì thay đổi. Mở lại "Tài khoản của tôi" rồi thử lần nữa.
company-taken = Tài khoản công ty này đã nối với người khác
company-taken-step = Nhờ quản trị viên gỡ ở người đó trước.
company-bind-title = Nối tài khoản này?
company-bind-lead = Từ nay có thể đăng nhập bằng tài khoản công ty sau đây thay cho mật khẩu. Mã xác thực vẫn cần.
company-bind = Nối tài khoản

## Thư
staff-mail-subject = DCNET: thay đổi ở tài khoản nhân viên
staff-mail-invitation-subject = DCNET: lời mời vào bàn làm việc
staff-mail-invitation = Chào { $name }, tên đăng nhập là { $login }. Mở liên kết này để đặt mật khẩu, dùng được một lần, đến { $until }: { $site }/console/invitation/{ $code } Nếu không chờ lời mời này, xin bỏ qua.
staff-mail-password = Chào { $name }, mật khẩu bàn làm việc vừa được đổi lúc { $at }. Nếu không phải mình đổi, báo ngay quản trị viên.
staff-mail-factor = Chào { $name }, mã xác thực vừa được cài lúc { $at }. Nếu không phải mình cài, báo ngay quản trị viên.
staff-mail-factor-removed = Chào { $name }, mã xác thực vừa được ngừng dùng lúc { $at }. Nếu không phải mình làm, báo ngay quản trị viên.
staff-mail-factor-reset = Chào { $name }, quản trị viên đã xóa mã xác thực lúc { $at }; lần đăng nhập tới sẽ cài lại. Nếu không nhờ việc này, báo ngay quản trị viên.
staff-mail-codes = Chào { $name }, mã dự phòng vừa được tạo mới lúc { $at }; bộ cũ hết hiệu lực. Nếu không phải mình làm, báo ngay quản trị viên.
staff-mail-recovery = Chào { $name }, một mã dự phòng vừa được dùng để đăng nhập lúc { $at }; còn { $left } mã. Nếu không phải mình, báo ngay quản trị viên.
staff-mail-address = Chào { $name }, email nhận tin về tài khoản bàn làm việc vừa được đổi lúc { $at }; thư sau sẽ không tới đây nữa. Nếu thấy lạ, báo ngay quản trị viên.
staff-mail-token = Chào { $name }, { $by } vừa tạo một mã truy cập API làm việc thay cho tài khoản này lúc { $at }. Nếu thấy lạ, báo ngay quản trị viên.
staff-mail-company = Chào { $name }, một tài khoản công ty vừa được nối để đăng nhập lúc { $at }. Nếu không phải mình nối, báo ngay quản trị viên.
