### "Thông tin của tôi": hồ sơ, các cuộc trò chuyện đã liên kết, những gì đã thay đổi.

choice-mydata = Thông tin của tôi
choice-mydata-full = Xem đầy đủ
choice-mydata-full-sure = Vẫn xem đầy đủ
choice-mydata-masked = Xem bản đã che
choice-mydata-chats = Các chat đã liên kết
choice-mydata-history = Lịch sử thay đổi
choice-unlink-chat = Ngắt { $channel } ({ $since })
choice-unlink-others = Ngắt mọi chat khác
choice-unlink-all = Ngắt tất cả, cả chat này
choice-unlink-here = Ngắt chat này
kind-view_my_data = xem thông tin của tôi
kind-stop_marketing = ngừng quảng cáo
kind-view_in_full = xem đầy đủ thông tin
kind-unlink_chats = ngắt liên kết các chat

mydata-masked = Dạ, thông tin DCNET đang lưu trong hồ sơ { $code } (đã che bớt để bảo vệ Anh/Chị):
mydata-line = • { $field }: { $value }
mydata-frozen = 🔒 Việc tự cập nhật của hồ sơ này đang tạm khóa để bảo vệ Anh/Chị; nhân viên đang xem xét.
mydata-undoable-line = ↩️ { $field } ({ $reference }): vừa đổi; đến { $until }, nếu không phải Anh/Chị đổi thì gõ "không phải tôi" để hoàn lại.
mydata-chats-count = • Chat đã liên kết: { $count }
mydata-marketing-on = • Quảng cáo, khuyến mãi: chưa yêu cầu dừng
mydata-marketing-off = • Quảng cáo, khuyến mãi: đã dừng từ { $since } ({ $channel })
mydata-what = Anh/Chị muốn xem gì tiếp ạ?

mydata-full-sure = Bản đầy đủ sẽ nằm lại trong lịch sử của cuộc trò chuyện này, ai cầm máy của Anh/Chị đều đọc được. Em cũng cần gửi một mã xác minh nếu Anh/Chị chưa nhập gần đây. Anh/Chị vẫn muốn xem đầy đủ, hay xem bản đã che ạ?
mydata-full = Dạ, thông tin đầy đủ trong hồ sơ { $code }. Em chỉ hiện một lần, và lượt xem này được ghi vào nhật ký:
mydata-full-what =
    { $stays ->
        [no] Nếu dùng chung máy, xem xong Anh/Chị gõ "ngắt liên kết" rồi đóng trang ạ. Sau 30 phút không nhắn gì, cuộc trò chuyện tự khép và không ai mở lại được.
       *[yes] Xem xong, Anh/Chị nên xóa tin này nếu dùng chung máy ạ.
    }

mydata-chats = Dạ, các cuộc trò chuyện đang liên kết với hồ sơ:
mydata-chat-line =
    { $here ->
        [yes] • { $channel }, liên kết { $since } – cuộc trò chuyện này
       *[no]
            { $last ->
                [none] • { $channel }, liên kết { $since }, chưa nhắn lần nào
               *[other] • { $channel }, liên kết { $since }, nhắn gần nhất { $last }
            }
    }
mydata-chats-what = Có chat nào không phải của Anh/Chị thì Anh/Chị ngắt ngay giúp em. Nội dung của chat khác không hiện ở đây ạ.
mydata-unlink-sure = Anh/Chị muốn ngắt cuộc trò chuyện đó khỏi hồ sơ phải không ạ? Em có thể cần một mã xác minh.
mydata-unlink-others-sure = Anh/Chị muốn ngắt mọi cuộc trò chuyện khác, chỉ giữ chat này, phải không ạ? Em có thể cần một mã xác minh.
mydata-unlink-all-sure = Anh/Chị muốn ngắt tất cả các cuộc trò chuyện khỏi hồ sơ, kể cả chat này, phải không ạ? Em có thể cần một mã xác minh.
mydata-unlinked = Dạ, em đã ngắt. Nơi đó muốn dùng lại phải xác minh từ đầu ạ.

mydata-history = Dạ, những thay đổi của hồ sơ trong 90 ngày qua, mới nhất trước:
mydata-history-none = Dạ, 90 ngày qua hồ sơ không có thay đổi nào ạ.
mydata-history-what = Có điều gì không phải do Anh/Chị làm, Anh/Chị gõ "gặp nhân viên" giúp em ạ.
mydata-past-changed =
    { $new ->
        [none]
            { $reference ->
                [none] • { $when } – đổi { $field } ({ $by })
               *[other] • { $when } – đổi { $field } ({ $by }, { $reference })
            }
       *[other]
            { $old ->
                [none]
                    { $reference ->
                        [none] • { $when } – thêm { $field }: { $new } ({ $by })
                       *[other] • { $when } – thêm { $field }: { $new } ({ $by }, { $reference })
                    }
               *[other]
                    { $reference ->
                        [none] • { $when } – đổi { $field }: { $old } → { $new } ({ $by })
                       *[other] • { $when } – đổi { $field }: { $old } → { $new } ({ $by }, { $reference })
                    }
            }
    }
mydata-past-held = • { $when } – xin đổi { $field } thành { $new }, chờ hết thời hạn phản đối ({ $by }, { $reference })
mydata-past-withdrawn = • { $when } – rút yêu cầu đổi { $field } ({ $by }, { $reference })
mydata-past-undone = • { $when } – hoàn lại { $field }: { $new } ({ $by }, { $reference })
mydata-past-added = • { $when } – tạo hồ sơ ({ $by })
mydata-past-lifted = • { $when } – mở lại việc tự cập nhật ({ $by }, { $reference })
mydata-past-marketing-stopped = • { $when } – dừng nhận quảng cáo ({ $by })
mydata-past-marketing-started = • { $when } – nhận lại quảng cáo ({ $by })
mydata-by-customer = Anh/Chị, trong chat
mydata-by-staff = nhân viên DCNET
mydata-by-undo = báo "không phải tôi"
mydata-by-import = DCNET nhập dữ liệu
mydata-by-desk = tự động khi hết thời hạn

channel-telegram = Telegram
channel-zalo-bot = Zalo
channel-zalo-oa = Zalo OA
channel-webchat = Chat trên web
channel-terminal = Dòng lệnh
channel-other = Kênh khác

## Xóa dữ liệu: người quyết định
choice-delete-my-data = Yêu cầu xóa dữ liệu
choice-delete-sure = Gửi yêu cầu xóa
kind-delete_my_data = xóa dữ liệu
choice-use-sure = Gửi yêu cầu này
kind-use_of_data = việc xử lý dữ liệu
use-told = Dạ, việc rút lại đồng ý, hạn chế hay phản đối xử lý dữ liệu do nhân viên xem xét và trả lời bằng văn bản; phần đã xử lý trước đó không bị ảnh hưởng. Riêng quảng cáo em dừng được ngay. Luật quy định:
use-what = Anh/Chị muốn gửi yêu cầu này cho nhân viên không ạ? Chưa có gì thay đổi.
delete-told = Dạ, em không tự xóa dữ liệu: nhân viên xem từng yêu cầu rồi trả lời. Theo chính sách của DCNET (mục c), thông tin được lưu đến khi Anh/Chị chấm dứt hoàn toàn các hợp đồng. Ngoài chính sách, luật quy định:
delete-what = Anh/Chị muốn gửi yêu cầu xóa cho nhân viên không ạ? Chưa có gì bị xóa.
