### Quảng cáo: dừng ngay, và nhận lại.

choice-stop-marketing = Dừng nhận quảng cáo
choice-start-marketing = Nhận lại quảng cáo
kind-start_marketing = nhận lại quảng cáo
marketing-ask-contact = Dạ, Anh/Chị cho em số điện thoại hoặc email đang nhận quảng cáo, em ghi nhận dừng ngay. Việc này không cần mã xác minh ạ.
marketing-contact-unreadable = Dạ, em chưa đọc được số điện thoại hay email. Anh/Chị gõ lại giúp em, ví dụ 0912 345 678 hoặc ten@tenmien.vn.
marketing-stopped =
    Dạ, em đã ghi nhận lúc { $when }: hồ sơ của Anh/Chị dừng nhận quảng cáo ngay từ bây giờ.
    • Dừng: quảng cáo, khuyến mãi, ưu đãi qua email, tin nhắn, điện thoại.
    • Vẫn gửi: thông báo gia hạn, hóa đơn, thông báo dịch vụ và bảo mật.
marketing-stopped-contact =
    Dạ, em đã ghi nhận lúc { $when }: { $to } dừng nhận quảng cáo ngay từ bây giờ.
    • Dừng: quảng cáo, khuyến mãi, ưu đãi qua email, tin nhắn, điện thoại.
    • Vẫn gửi, nếu đang dùng dịch vụ: thông báo gia hạn, hóa đơn, thông báo dịch vụ và bảo mật.
marketing-what = Đổi ý lúc nào Anh/Chị gõ "nhận lại quảng cáo"; khi đó em cần một mã xác minh ạ.
marketing-started = Dạ, em đã ghi nhận lúc { $when }: Anh/Chị đồng ý nhận lại quảng cáo, khuyến mãi của DCNET. Muốn dừng, Anh/Chị gõ "dừng quảng cáo" ạ.
marketing-kept = Dạ vâng, em không thay đổi gì về quảng cáo ạ.
marketing-kept-what = Anh/Chị muốn thay đổi gì về quảng cáo không ạ?
marketing-whole = Dạ, em chỉ dừng được quảng cáo trên mọi kênh cùng lúc, chưa dừng riêng email, tin nhắn hay cuộc gọi được. Em chưa thay đổi gì: Anh/Chị gõ "dừng quảng cáo" để dừng tất cả, hoặc "gặp nhân viên" để nhân viên xem giúp.
marketing-whole-what = Anh/Chị chọn giúp em ạ?
marketing-still = Dạ, em xin lỗi vì đã yêu cầu dừng mà quảng cáo vẫn tới. Sau khi em ghi nhận lại, nếu quảng cáo vẫn tới, Anh/Chị gõ "báo lạm dụng" để DCNET xem vì sao ạ.
marketing-still-noted = Dạ, em xin lỗi vì đã yêu cầu dừng mà quảng cáo vẫn tới. Em ghi nhận dừng lại một lần nữa lúc { $when }. Quảng cáo tới sau khi đã từ chối là không đúng quy định: Anh/Chị gõ "báo lạm dụng" để DCNET xem vì sao ạ.
marketing-still-what = Anh/Chị muốn báo việc này không ạ? Em chuyển kèm điều Anh/Chị vừa kể.
