package dev.switchboard.ingress.webhook;

/** Updates as Telegram writes them, cut to what matters. */
final class Updates {
    private Updates() {}

    static String privateMessage(long updateId, String text) {
        return """
                {"update_id":%d,"message":{"message_id":1,"from":{"id":50,"is_bot":false,"first_name":"Ann"},\
                "chat":{"id":50,"first_name":"Ann","type":"private"},"date":1700000000,"text":"%s"}}""".formatted(updateId, text);
    }

    static String editedPrivateMessage(long updateId) {
        return privateMessage(updateId, "hi").replace("\"message\"", "\"edited_message\"");
    }

    static String groupMessage(long updateId, String fields) {
        return """
                {"update_id":%d,"message":{"message_id":1,"from":{"id":50,"is_bot":false,"first_name":"Ann"},\
                "chat":{"id":-1001,"title":"G","type":"supergroup"},"date":1700000000,%s}}""".formatted(updateId, fields);
    }

    static String callbackQuery(long updateId) {
        return """
                {"update_id":%d,"callback_query":{"id":"4382bfdwdsb323b2d9","from":{"id":50,"is_bot":false,"first_name":"Ann"},\
                "message":{"message_id":1,"chat":{"id":50,"type":"private"},"date":1700000000,"text":"x"},\
                "chat_instance":"1","data":"help"}}""".formatted(updateId);
    }

    static String membership(String type, long updateId, String chat) {
        return """
                {"update_id":%d,"%s":{"chat":%s,"from":{"id":50,"is_bot":false,"first_name":"Ann"},"date":1700000000,\
                "old_chat_member":{"user":{"id":60,"is_bot":false,"first_name":"B"},"status":"member"},\
                "new_chat_member":{"user":{"id":60,"is_bot":false,"first_name":"B"},"status":"kicked","until_date":0}}}\
                """.formatted(updateId, type, chat);
    }

    static String managedBot(long updateId) {
        return """
                {"update_id":%d,"managed_bot":{"user":{"id":50,"is_bot":false,"first_name":"Ann"},\
                "bot":{"id":60,"is_bot":true,"first_name":"B","username":"b_bot"}}}""".formatted(updateId);
    }

    static String joinRequest(long updateId) {
        return """
                {"update_id":%d,"chat_join_request":{"chat":{"id":-1001,"title":"G","type":"supergroup"},\
                "from":{"id":50,"is_bot":false,"first_name":"Ann"},"user_chat_id":50,"date":1700000000}}""".formatted(updateId);
    }
}
