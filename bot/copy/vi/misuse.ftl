### Báo lạm dụng dữ liệu (chính sách ngày 23/06/2023, mục f): mẫu hỏi, biên nhận, khóa, thông báo.

## Bắt đầu
choice-report = Báo lạm dụng dữ liệu
choice-skip = Bỏ qua
choice-hand-in = Gửi ngay
choice-drop = Không gửi
choice-go-on = Làm tiếp
report-sorry = Dạ, em rất tiếc về sự việc. Em hỏi vài câu ngắn; câu nào chưa rõ Anh/Chị cứ bỏ qua, và có thể gửi ngay bất cứ lúc nào.
report-begun = Dạ, em rất tiếc về sự việc. Em đã ghi lại lời Anh/Chị vừa kể. Em hỏi thêm vài câu ngắn; cần gấp Anh/Chị bấm "Gửi ngay".
field-misuse_what = chuyện đã xảy ra
field-misuse_harm = mức độ
field-misuse_when = thời gian
field-misuse_where = nơi thấy
field-misuse_wish = mong muốn
field-misuse_reach = cách liên hệ
ask-misuse_what = Chuyện gì đã xảy ra ạ? Anh/Chị chọn, hoặc kể bằng lời của mình.
misuse_what-calls = Gọi điện, nhắn tin làm phiền
misuse_what-leak = Thông tin bị lộ hoặc bị bán
misuse_what-account = Người khác vào hoặc sửa tài khoản
misuse_what-identity = Giấy tờ, danh tính bị mạo dùng
misuse_what-other = Chuyện khác
tell-misuse_what = Dạ, Anh/Chị kể giúp em chuyện đã xảy ra, dài ngắn đều được ạ.
ask-misuse_harm = Có điều nào sau đây không ạ? Em hỏi để xếp mức khẩn; không có thì Anh/Chị bấm "Bỏ qua".
misuse_harm-money = Đang mất tiền
misuse_harm-many = Nhiều người cùng bị
misuse_harm-dcnet = Do phía DCNET làm lộ
ask-misuse_when = Chuyện xảy ra khi nào ạ? Ví dụ "hôm qua", "tuần trước", 3/11; nhớ áng chừng cũng được.
ask-misuse_where = Anh/Chị thấy ở đâu ạ? Ví dụ số nào gọi đến, trang web hay nhóm nào.
ask-misuse_wish = Anh/Chị mong DCNET làm gì ạ? Anh/Chị chọn, hoặc nói bằng lời của mình.
misuse_wish-no_more = Chấm dứt việc làm phiền
misuse_wish-explain = Làm rõ vì sao bị lộ
misuse_wish-protect = Bảo vệ tài khoản
misuse_wish-erase = Xóa dữ liệu không cần thiết
ask-misuse_reach =
    { $linked ->
        [yes] Ngoài cuộc trò chuyện này, DCNET báo tin cho Anh/Chị qua đâu ạ? Anh/Chị chọn, hoặc gõ số điện thoại hay email khác.
       *[no] DCNET báo tin cho Anh/Chị qua đâu ạ? Anh/Chị gõ số điện thoại hoặc email, hoặc chọn chỉ nhắn tại đây.
    }
misuse_reach-chat = Chỉ nhắn tại đây
misuse_reach-phone = Số điện thoại trong hồ sơ
misuse_reach-email = Email trong hồ sơ
reject-reach-none = Dạ, em chưa thấy số điện thoại hay email nào. Anh/Chị gõ ví dụ 0912 345 678, hoặc chọn "Chỉ nhắn tại đây" ạ.

## Bằng chứng
ask-evidence = Anh/Chị có ảnh chụp, PDF hay tin nhắn chuyển tiếp làm bằng chứng thì gửi ngay tại đây, tối đa { $most } tệp. Không có thì bấm "Bỏ qua" ạ.
ask-evidence-more =
    { $messages ->
        [none] Em đã nhận { $files } tệp (tối đa { $most }). Anh/Chị gửi thêm, hoặc gõ "xong" ạ.
       *[other]
            { $files ->
                [none] Em đã giữ { $messages } tin làm bằng chứng. Anh/Chị gửi thêm, hoặc gõ "xong" ạ.
               *[other] Em đã nhận { $files } tệp (tối đa { $most }) và { $messages } tin. Anh/Chị gửi thêm, hoặc gõ "xong" ạ.
            }
    }
evidence-forwarded-kept = Dạ, em đã giữ tin chuyển tiếp này làm bằng chứng.
forwarded-what = Dạ, đây là tin chuyển tiếp, em không làm theo lời của người khác. Anh/Chị muốn dùng tin này để báo lạm dụng dữ liệu, hay cần gì khác ạ?
forwarded-no-answer = Dạ, đây là tin chuyển tiếp nên em chưa lấy làm câu trả lời. Anh/Chị tự nhập giúp em ạ.
evidence-words-kept = Dạ, em đã ghi thêm lời Anh/Chị.
evidence-enough = Dạ, em nhận tối đa { $most } tin cho một báo cáo; tin này em chưa lưu. Anh/Chị gửi báo cáo trước rồi nhắn tiếp ạ.

## Tóm tắt, gửi
choice-edit-evidence = Thêm bằng chứng
answer-left-out = (bỏ qua)
confirm-report_misuse =
    Em xin tóm tắt báo cáo:
    • Chuyện đã xảy ra: { $misuse_what }
    • Mức độ: { $misuse_harm }
    • Thời gian: { $misuse_when }
    • Nơi thấy: { $misuse_where }
    • Mong muốn: { $misuse_wish }
    • Cách liên hệ: { $misuse_reach }
    • Bằng chứng: { $messages ->
        [none] { $files ->
            [none] (không có)
           *[other] { $files } tệp
        }
       *[other] { $files ->
            [none] { $messages } tin
           *[other] { $files } tệp, { $messages } tin
        }
    }
    Anh/Chị gõ "đúng" để gửi ạ.
report-hand-in = Báo cáo của Anh/Chị chưa được gửi. Anh/Chị muốn gửi những gì đã có, làm tiếp hay không gửi ạ?
report-dropped = Dạ, em không gửi báo cáo này. Khi cần, Anh/Chị gõ "báo lạm dụng dữ liệu" ạ.
report-rested = Dạ, chưa thấy Anh/Chị nhắn tiếp nên em gửi trước những gì đã có, để sự việc không bị chậm.
report-opened = Em đã nhận báo cáo của Anh/Chị, mã { $reference }. DCNET phản hồi chậm nhất { $reply_by } và có biện pháp trước { $due }. Trường hợp luật yêu cầu báo cơ quan có thẩm quyền, hạn là 24 giờ ({ $first }) và 72 giờ ({ $full }) kể từ lúc Anh/Chị báo.
report-opened-urgent = Em đã báo bộ phận bảo mật ở mức khẩn, mã { $reference }. DCNET phản hồi chậm nhất { $reply_by } và có biện pháp trước { $due }. Trường hợp luật yêu cầu báo cơ quan có thẩm quyền, hạn là 24 giờ ({ $first }) và 72 giờ ({ $full }) kể từ lúc Anh/Chị báo. Cần gấp xin gọi 1900 0382 (có tính cước).
report-joined = Dạ, hôm nay Anh/Chị đã gửi mấy báo cáo nên em ghi tiếp vào báo cáo đang mở, mã { $reference }. Mọi lời Anh/Chị vừa kể đều được giữ lại ạ.
case-joined = Dạ, hôm nay Anh/Chị đã gửi mấy yêu cầu nên em ghi tiếp vào yêu cầu đang mở, mã { $reference }. Mọi lời Anh/Chị vừa nhắn đều được giữ lại ạ.
cases-enough = Dạ, hôm nay Anh/Chị đã gửi mấy yêu cầu nên em chưa nhận thêm được tại đây. Cần gấp xin gọi 1900 0382 (có tính cước), hoặc Anh/Chị liên kết hồ sơ rồi gửi lại ạ.
report-more = Nhớ ra điều gì, Anh/Chị cứ nhắn hoặc gửi ảnh tại đây, em chuyển vào { $reference }. Anh/Chị giữ lại tin nhắn, hình chụp làm bằng chứng. Gõ "menu" để quay lại.

## Tạm khóa tự cập nhật
freeze-offer = Để không ai đổi được thông tin trong hồ sơ, Anh/Chị có muốn tạm khóa việc tự cập nhật ngay không ạ? Khi khóa, chính Anh/Chị cũng chưa đổi được gì qua trò chuyện cho tới khi nhân viên xác minh và mở lại. Dịch vụ vẫn chạy bình thường.
choice-freeze = Tạm khóa ngay
choice-no-freeze = Không khóa
freeze-done = Dạ, em đã tạm khóa việc tự cập nhật của hồ sơ, theo báo cáo { $reference }. DCNET đã báo tới các liên hệ trong hồ sơ; nhân viên sẽ mở lại sau khi xác minh.
freeze-not-now = Dạ, lần xác minh của Anh/Chị đã hết hạn hoặc hồ sơ đã khóa rồi, nên em chưa khóa từ đây. Nhân viên xem báo cáo có thể khóa giúp ạ.

## Các bước của nhân viên
desk-taken-up = Dạ, nhân viên bộ phận bảo mật đã nhận báo cáo { $reference } và đang xem xét.
desk-frozen = Dạ, để bảo vệ Anh/Chị, nhân viên đã tạm khóa việc tự cập nhật của hồ sơ, theo yêu cầu { $reference }. Dịch vụ vẫn chạy bình thường; nhân viên sẽ mở lại sau khi xác minh.

## Thông báo ngoài cuộc trò chuyện
notice-report-opened = DCNET: đã nhận báo cáo { $reference } của Anh/Chị về dữ liệu cá nhân; trả lời trước { $reply_by }, giải quyết chậm nhất { $due }. Nếu không phải Anh/Chị gửi, xin gọi 1900 0382.
notice-report-step = DCNET: báo cáo { $reference } có tin mới (giải quyết chậm nhất { $due }). Anh/Chị xem trong cuộc trò chuyện với DCNET hoặc gọi 1900 0382.
notice-desk-taken-up = DCNET: nhân viên bộ phận bảo mật đã nhận báo cáo { $reference }, giải quyết chậm nhất { $due }.
notice-frozen = DCNET: việc tự cập nhật của hồ sơ khách hàng đã tạm khóa, theo { $reference }. Dịch vụ vẫn chạy bình thường. Nếu không phải Anh/Chị đề nghị, xin gọi 1900 0382.
hint-subject = DCNET: thông báo
hint-report-opened = DCNET: đã ghi nhận { $reference }. Thắc mắc xin gọi 1900 0382. Nếu tin này không dành cho Anh/Chị, xin bỏ qua.
hint-report-step = DCNET: { $reference } có tin mới. Xin mở lại cuộc trò chuyện với DCNET hoặc gọi 1900 0382. Nếu tin này không dành cho Anh/Chị, xin bỏ qua.

## Báo động cho nhân viên
alert-subject = DCNET: báo động khẩn
alert-urgent = Yêu cầu khẩn { $reference } ({ $kind }) vừa mở. Xem và nhận xử lý: { $link }
