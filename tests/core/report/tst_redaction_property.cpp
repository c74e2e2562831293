// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Secrets of every kind, planted at random in every field of events: none may be told.
#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/json/string_value.h"
#include "core/receipt/reversed_compare.h"
#include "core/report/redaction_file.h"
#include "core/report/redaction_survey.h"

#include <QTest>

#include <random>

namespace muscope {

namespace {

constexpr int Rounds = 1000;

// What a secret looks like where it needs no key beside it, and what of that must not be told.
struct Planted {
    std::string text;
    std::string secret;
};

class Planter {
public:
    explicit Planter(unsigned seed)
        : m_random(seed) {}

    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }

    std::string word(std::size_t length,
                     std::string_view of = "abcdefghkmpqrstuvwxyzABCDEFGH2345") {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) {
            text += of[static_cast<std::size_t>(below(static_cast<int>(of.size())))];
        }
        return text;
    }

    // Known by its form.
    Planted secret() {
        const std::string core = word(24) + "7";
        switch (below(9)) {
        case 0:
            return {"Bearer " + core, core};
        case 1:
            return {"eyJ" + core + '.' + core + '.' + word(8), core};
        case 2:
            return {"sk-" + core, core};
        case 3:
            return {"ghp_" + core, core};
        case 4:
            return {"AKIA" + word(16, "ABCDEFGHIJKLMNOP234567") + "Q", "AKIA"};
        case 5:
            return {core + "@mail.example.org", core};
        case 6:
            return {"https://u:" + core + "@host.example/x", core};
        case 7:
            return {"http://h.example/m?sessionId=" + core + "&n=1", core};
        default:
            return {"C-" + word(10, "0123456789"), "C-"};
        }
    }

    // A member that its key, or its path, makes secret; as JSON.
    std::string namedMember(const std::string& value) {
        constexpr std::array Keys{"password", "apiKey",   "Cookie",         "X-Team-Token",
                                  "customer", "CUSTOMER", "Mcp-Session-Id", "client_secret"};
        return quoted(Keys[static_cast<std::size_t>(below(Keys.size()))]) + ':' +
               std::array{quoted(value), "{\"in\":[" + quoted(value) + "]}",
                          "[" + quoted(value) + ",1]"}[static_cast<std::size_t>(below(3))];
    }

    // A text around another that says nothing of it.
    std::string around(const std::string& text) {
        constexpr std::array Before{"", "see ", "über\n", "{ ", "x\t", "(\"", "日本 "};
        constexpr std::array After{"", " there", "\r\nend", " }", "\ty", "\") ", " 語"};
        return Before[static_cast<std::size_t>(below(Before.size()))] + text +
               After[static_cast<std::size_t>(below(After.size()))];
    }

    // A JSON value that holds the value somewhere.
    std::string buried(std::string value) {
        for (int depth = below(4); depth > 0; --depth) {
            switch (below(4)) {
            case 0:
                value = "[1.0," + value + ",null]";
                break;
            case 1:
                value = "{\"n\":-0, " + quoted(word(3)) + " : " + value + "}";
                break;
            case 2:
                value = quoted("{\"in\":" + value + "}");
                break;
            default:
                value = "[[" + value + "],{}]";
            }
        }
        return value;
    }

    std::string quoted(const std::string& text) {
        std::string result;
        json::appendQuoted(text, result);
        return below(3) > 0 ? result : escaped(result);
    }

    static std::string reversed(std::string_view text) {
        std::string result;
        appendReversed(text, result);
        return result;
    }

private:
    // The same JSON string with some characters as escapes.
    std::string escaped(const std::string& json) {
        std::string result;
        for (std::size_t at = 0; at < json.size(); ++at) {
            const char c = json[at];
            if (c == '\\') {
                const std::size_t length = json[at + 1] == 'u' ? 6 : 2;
                result += json.substr(at, length);
                at += length - 1;
            } else if (c != '"' && c > ' ' && c < '\x7f' && below(4) == 0) {
                result +=
                    QStringLiteral("\\u%1").arg(int(c), 4, 16, QLatin1Char('0')).toStdString();
            } else {
                result += c;
            }
        }
        return result;
    }

    std::mt19937 m_random;
};

// Every text that a column tells: the bytes, the strings and keys of its JSON, and those of texts
// and base64 in it.
void collect(std::string_view text, std::vector<std::string>& into) {
    into.emplace_back(text);
    const QByteArray decoded = QByteArray::fromBase64(toBytes(text));
    if (!decoded.isEmpty()) {
        into.push_back(decoded.toStdString());
    }
    json::Parser parser;
    const auto document = parser.parse(text);
    if (!document) {
        return;
    }
    for (std::uint32_t i = 0; i < (*document)->nodeCount(); ++i) {
        const json::NodeId node{i};
        into.push_back((*document)->decodedKey(node));
        if ((*document)->type(node) == json::Type::String) {
            collect((*document)->decodedString(node), into);
        }
    }
}

std::vector<std::string> toldBy(const EventView& event) {
    std::vector<std::string> texts;
    for (const auto& column : {std::optional(event.sessionId), std::optional(event.eventId),
                               std::optional(event.type), event.createdAt, event.payload,
                               event.metadata, event.direction, event.streamId, event.raw}) {
        if (column) {
            collect(*column, texts);
        }
    }
    return texts;
}

StoredEvent plainEvent() {
    StoredEvent event;
    event.sessionId = SessionId("s1");
    event.eventId = EventId("e1");
    event.type = "tool_call";
    event.createdAt = "2026-11-20 12:00:00+00";
    event.payload = R"({"tool":"greet","n":1.0})";
    event.metadata = R"({"direction":"c2s"})";
    event.direction = "c2s";
    event.streamId = "post";
    event.raw = R"({"tool":"greet"})";
    return event;
}

std::shared_ptr<const RedactionRules> allRules() {
    auto rules = std::make_shared<RedactionRules>();
    rules->addBuiltin();
    const auto added = addRules("{\"rules\":[{\"key\":\"customer\",\"ignore_case\":true},"
                                "{\"path\":\"/params/*/ssn\"},"
                                "{\"pattern\":\"C-[0-9]{10}\"}]}",
                                QStringLiteral("rules.json"), *rules);
    return added ? rules : nullptr;
}

} // namespace

class TestRedactionProperty final : public QObject {
    Q_OBJECT

    std::shared_ptr<const RedactionRules> m_rules = allRules();

    // The secret is in the events; it, and what it is turned round, is in nothing that is told.
    void verifyHidden(const std::vector<StoredEvent>& events, const std::string& secret) {
        RedactionSurvey survey(m_rules);
        for (const StoredEvent& event : events) {
            survey.look(event.view());
        }
        const auto plan = survey.finish();
        EventRedactor redactor(*plan, nullptr);
        const std::string turned = Planter::reversed(secret);
        bool isTouched = false;
        for (const StoredEvent& event : events) {
            const auto told = redactor.apply(event.view());
            isTouched = isTouched || told.isTouched;
            for (const std::string& text : toldBy(told.event)) {
                QVERIFY2(text.find(secret) == std::string::npos &&
                             text.find(turned) == std::string::npos,
                         (secret + " is told in: " + text +
                          "\nof: " + event.payload.value_or("").toStdString() + "\n" +
                          event.metadata.value_or("").toStdString() + "\n" +
                          event.raw.value_or("").toStdString())
                             .c_str());
            }
            for (const auto* const column : {&told.event.payload, &told.event.metadata}) {
                json::Parser parser;
                QVERIFY2(!*column || parser.parse(**column), std::string(**column).c_str());
            }
        }
        QVERIFY2(isTouched,
                 (secret + " is not found in: " + events.front().payload->toStdString() + "\n" +
                  events.front().metadata->toStdString() + "\n" + events.front().raw->toStdString())
                     .c_str());
    }

private slots:
    void hidesWhatIsKnownByItsForm_data() {
        QTest::addColumn<int>("field");
        int number = 0;
        for (const char* const field :
             {"session", "event", "type", "time", "direction", "stream", "payload", "key",
              "metadata", "raw JSON", "raw text", "turned round", "base64", "broken JSON"}) {
            QTest::newRow(field) << number++;
        }
    }
    void hidesWhatIsKnownByItsForm() {
        QFETCH(int, field);
        for (unsigned round = 0; round < Rounds; ++round) {
            Planter planter(round * 31 + static_cast<unsigned>(field));
            const Planted planted = planter.secret();
            const std::string text = planter.around(planted.text);
            const auto bytes = QByteArray::fromStdString(text);
            StoredEvent event = plainEvent();
            const auto json = [&](const std::string& value) {
                return QByteArray::fromStdString("{\"in\":" + planter.buried(value) + "}");
            };
            switch (field) {
            case 0:
                event.sessionId = SessionId(bytes);
                break;
            case 1:
                event.eventId = EventId(bytes);
                break;
            case 2:
                event.type = bytes;
                break;
            case 3:
                event.createdAt = bytes;
                break;
            case 4:
                event.direction = bytes;
                break;
            case 5:
                event.streamId = bytes;
                break;
            case 6:
                event.payload = json(planter.quoted(text));
                break;
            case 7:
                event.payload = json("{" + planter.quoted(text) + ":1}");
                break;
            case 8:
                event.metadata = json(planter.quoted(text));
                break;
            case 9:
                event.raw = json(planter.quoted(text));
                break;
            case 10:
                event.raw = "\xFF" + bytes;
                break;
            case 11:
                event.metadata = json(planter.quoted(Planter::reversed(text)));
                break;
            case 12:
                event.metadata = json(planter.quoted(bytes.toBase64().toStdString()));
                break;
            default:
                event.raw = json(planter.quoted(text)).chopped(1);
            }
            verifyHidden({event}, planted.secret);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }

    void hidesWhatAKeyNames() {
        for (unsigned round = 0; round < Rounds; ++round) {
            Planter planter(round);
            const std::string secret = planter.word(12);
            const std::string member = planter.namedMember(secret);
            StoredEvent event = plainEvent();
            event.payload =
                QByteArray::fromStdString("{\"a\":" + planter.buried("{" + member + "}") + "}");
            event.raw = planter.below(2) > 0 ? *event.payload : event.payload->chopped(1);
            // Receipts by other conventions than turning all of it round: the secret as it stands.
            event.metadata = QByteArray::fromStdString("{\"mu\":" + planter.quoted(secret) +
                                                       ",\"raw_base64\":\"" +
                                                       event.raw->toBase64().toStdString() + "\"}");
            StoredEvent receipt = plainEvent();
            receipt.eventId = EventId("r1");
            receipt.type = "mu_receipt";
            receipt.payload = QByteArray::fromStdString(
                "{\"event_id\":\"e1\",\"mu\":" + planter.quoted(Planter::reversed(secret)) + "}");
            receipt.raw = receipt.payload;
            std::vector<StoredEvent> events{event, receipt};
            if (planter.below(2) > 0) {
                std::swap(events[0], events[1]);
            }
            verifyHidden(events, secret);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }

    void hidesWhatAPathLeadsTo() {
        StoredEvent event = plainEvent();
        event.payload = R"({"params":{"arguments":{"ssn":123456789}},"ssn":1})";
        event.raw = event.payload;
        event.metadata = R"({"mu":{"text":"987654321"}})";
        verifyHidden({event}, "123456789");
    }

    void leavesEventsWithoutSecrets() {
        RedactionSurvey survey(m_rules);
        const StoredEvent event = plainEvent();
        survey.look(event.view());
        const auto plan = survey.finish();
        EventRedactor redactor(*plan, nullptr);
        const auto told = redactor.apply(event.view());
        QVERIFY(!told.isTouched);
        QCOMPARE(StoredEvent::copyOf(told.event).payload, event.payload);
        QCOMPARE(StoredEvent::copyOf(told.event).metadata, event.metadata);
        QCOMPARE(StoredEvent::copyOf(told.event).raw, event.raw);
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestRedactionProperty)
#include "tst_redaction_property.moc"
