// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/duplicate_keys.h"
#include "core/json/parser.h"

#include <QTest>

namespace muscope {

class TestDuplicateKeys : public QObject {
    Q_OBJECT

private slots:
    void findsAKeyThatStandsTwice_data();
    void findsAKeyThatStandsTwice();
    void findsItAmongMany();
    void cutsALongKeyAtACharacter();

private:
    json::Parser m_parser;
    json::DuplicateKeys m_duplicates;
};

void TestDuplicateKeys::findsAKeyThatStandsTwice_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("key"); // null: none
    const auto row = [](const char* text, const QByteArray& key) {
        QTest::newRow(text) << QByteArray(text) << key;
    };
    row(R"({})", {});
    row(R"([1, 1])", {});
    row(R"({"a": 1, "b": {"a": 1}})", {});
    row(R"([{"a": 1}, {"a": 1}])", {});
    row(R"({"a": 1, "a": 1})", "a");
    row(R"({"a": 1, "b": [{"x": {}, "y": 0, "x": 0}]})", "x");
    row(R"({"a": 1, "\u0061": 2})", "a");
    row(R"({"\u00e4\n": 1, "\u00E4\u000a": 2})", "\xC3\xA4\n");
    row(R"({"A": 1, "a": 2})", {});
    row(R"({"": 1, "": 2})", "");
}

void TestDuplicateKeys::findsAKeyThatStandsTwice() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, key);
    const auto document = m_parser.parse(std::string_view(text));
    QVERIFY(document.has_value());
    const auto found = m_duplicates.keyIn(**document, 100);
    QCOMPARE(found.has_value(), !key.isNull());
    QCOMPARE(QByteArray::fromStdString(found.value_or("")), key.isNull() ? QByteArray("") : key);
}

void TestDuplicateKeys::findsItAmongMany() {
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i) {
        text += "\"key " + std::to_string(i * 7919 % 100'000) + "\":0,";
    }
    const std::string sound = text + "\"last\":0}";
    const std::string damaged = text + "\"key 4711\":0}";
    const auto first = m_parser.parse(sound);
    QVERIFY(!m_duplicates.keyIn(**first, 100));
    const auto second = m_parser.parse(damaged);
    QCOMPARE(m_duplicates.keyIn(**second, 100), std::optional<std::string>("key 4711"));
}

void TestDuplicateKeys::cutsALongKeyAtACharacter() {
    const std::string text = "{\"aä\":1,\"aä\":2}";
    const auto document = m_parser.parse(text);
    QCOMPARE(m_duplicates.keyIn(**document, 2), std::optional<std::string>("a"));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestDuplicateKeys)
#include "tst_duplicate_keys.moc"
