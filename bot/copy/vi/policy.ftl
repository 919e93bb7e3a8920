### Hỏi chính sách. Chính sách được trích nguyên văn từ policy/*.txt; điều chỉ luật nói thì nêu riêng.

choice-policy = Hỏi chính sách
choice-policy-more = Mục khác của chính sách
choice-policy-whole = Toàn bộ chính sách
choice-policy-a = a) Mục đích thu thập
choice-policy-b = b) Phạm vi sử dụng
choice-policy-c = c) Thời gian lưu trữ
choice-policy-d = d) Ai được tiếp cận
choice-policy-dd = đ) Địa chỉ đơn vị quản lý
choice-policy-e = e) Cách xem và chỉnh sửa
choice-policy-f = f) Khiếu nại
policy-ask = Dạ, chính sách bảo mật thông tin của DCNET (bản ngày { $day }) có các mục sau. Anh/Chị chọn, hoặc hỏi bằng lời của mình, ví dụ "ai được xem thông tin của tôi?".
policy-which = Dạ, câu hỏi liên quan đến mấy mục này của chính sách. Anh/Chị muốn xem mục nào ạ?
policy-more = Anh/Chị cần em giúp gì thêm ạ?
policy-overview = Dạ, chính sách bảo mật thông tin của DCNET (bản ngày { $day }) gồm: a) mục đích, b) phạm vi sử dụng, c) thời gian lưu, d) ai được tiếp cận, đ) địa chỉ, e) cách chỉnh sửa, f) khiếu nại. Anh/Chị gõ ví dụ "chính sách mục c" là em trích ngay ạ.
policy-silent = Dạ, chính sách của DCNET (bản ngày { $day }) không nói riêng về việc này. Mục gần nhất:
policy-quoted = Chính sách của DCNET, bản ngày { $day }, trích nguyên văn:
policy-translated = Bản dịch tiếng Anh không chính thức (bản ngày { $day }):
policy-law = Phần sau là quy định của pháp luật (tóm tắt), không phải chính sách của DCNET:

law-rights = • Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 4 khoản 1: Anh/Chị có quyền được biết; đồng ý, từ chối hoặc rút lại đồng ý; xem, chỉnh sửa hoặc yêu cầu chỉnh sửa; yêu cầu cung cấp, xóa, hạn chế xử lý và phản đối; khiếu nại, tố cáo, khởi kiện, đòi bồi thường; yêu cầu biện pháp bảo vệ.
law-use = • Luật 91/2025/QH15, Điều 10 và Nghị định 356/2025/NĐ-CP, Điều 5 khoản 2: yêu cầu rút lại đồng ý, hạn chế hoặc phản đối xử lý dữ liệu được trả lời trong 2 ngày làm việc và thực hiện trong 15 ngày (20 ngày nếu cần bên khác cùng làm), gia hạn một lần.
law-delete = • Luật 91/2025/QH15, Điều 14 và Nghị định 356/2025/NĐ-CP, Điều 5 khoản 4: yêu cầu xóa được trả lời trong 2 ngày làm việc và thực hiện trong 20 ngày (30 ngày nếu cần bên khác cùng làm), gia hạn một lần. Có thể bị từ chối kèm lý do, ví dụ khi hợp đồng còn thực hiện (Luật 91/2025/QH15, Điều 19).
law-deadlines = • Nghị định 356/2025/NĐ-CP, Điều 5: trả lời trong 2 ngày làm việc; xem, chỉnh sửa, cung cấp bản sao trong 10 ngày; rút đồng ý, hạn chế, phản đối trong 15 ngày; xóa trong 20 ngày; biện pháp bảo vệ trong 15 ngày.
law-representative = • Bộ luật Dân sự 2015, Điều 137 và 138; Luật Doanh nghiệp 59/2020/QH14, Điều 12: nói thay cho công ty là người đại diện theo pháp luật, hoặc người được ủy quyền bằng văn bản.
law-marketing = • Nghị định 91/2020/NĐ-CP, Điều 16: khi khách hàng từ chối, phải ngừng quảng cáo ngay và xác nhận.
law-sharing = • Luật Viễn thông 24/2023/QH15, Điều 6 khoản 4: không tiết lộ thông tin thuê bao, trừ khi người dùng đồng ý, doanh nghiệp viễn thông thỏa thuận bằng văn bản để tính cước, xử lý người trốn nợ cước, hoặc cơ quan có thẩm quyền yêu cầu. Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15, Điều 10 khoản 1 điểm m: cấm thu thập, sử dụng thông tin trái luật.
law-complaint = • Luật 19/2023/QH15, Điều 31: báo đã tiếp nhận trong 3 ngày làm việc; Điều 19 khoản 2: phải tiếp nhận và giải quyết khiếu nại về việc thu thập, dùng thông tin trái luật.
law-breach = • Luật 91/2025/QH15, Điều 23: báo cơ quan chuyên trách trong 72 giờ khi vi phạm có thể gây hại; Luật 19/2023/QH15, Điều 19: giải quyết khiếu nại, và báo cơ quan chức năng trong 24 giờ nếu hệ thống bị tấn công.
law-protection = • Luật 91/2025/QH15, Điều 4 khoản 1 điểm e: Anh/Chị được yêu cầu biện pháp bảo vệ; Nghị định 356/2025/NĐ-CP, Điều 5 khoản 5: thực hiện trong 15 ngày.
law-consent = • Luật 91/2025/QH15, Điều 9: đồng ý phải theo từng mục đích, im lặng không phải là đồng ý; Điều 10: được rút lại bằng văn bản, kể cả dạng điện tử. Nghị định 356/2025/NĐ-CP, Điều 5 khoản 2: thực hiện trong 15 ngày.
