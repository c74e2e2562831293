// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/line_reader.h"

#include <QTemporaryDir>
#include <QTest>

namespace muscope {

class TestLineReader final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString fileOf(const QByteArray& bytes) {
        const QString path = m_folder.filePath(QStringLiteral("lines"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        return path;
    }

    // The lines, each as number and text; "long" stands for one that is too long.
    [[nodiscard]] QByteArrayList linesOf(const QByteArray& bytes,
                                         std::size_t limit = LineReader::LongestLine) {
        auto reader = LineReader::open(fileOf(bytes), limit);
        if (!reader) {
            qFatal("%s", qPrintable(reader.error().message));
        }
        QByteArrayList lines;
        for (;;) {
            const auto line = (*reader)->next();
            if (!line) {
                qFatal("%s", qPrintable(line.error().message));
            }
            if (!*line) {
                return lines;
            }
            lines +=
                QByteArray::number(static_cast<int>((*line)->number)) + ' ' +
                ((*line)->isTooLong ? QByteArray("long")
                                    : QByteArray((*line)->text.data(),
                                                 static_cast<qsizetype>((*line)->text.size())));
        }
    }

private slots:
    void givesEveryLineOnce_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("expected");
        QTest::newRow("nothing") << QByteArray() << QByteArrayList();
        QTest::newRow("one without an end") << QByteArray("a") << QByteArrayList{"1 a"};
        QTest::newRow("one with an end") << QByteArray("a\n") << QByteArrayList{"1 a"};
        QTest::newRow("blank ones")
            << QByteArray("\n\na\n\n") << QByteArrayList{"1 ", "2 ", "3 a", "4 "};
        QTest::newRow("CR LF") << QByteArray("a\r\nb\r\n") << QByteArrayList{"1 a", "2 b"};
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF{}\n\xEF\xBB\xBF\n")
                                           << QByteArrayList{"1 {}", "2 \xEF\xBB\xBF"};
        QTest::newRow("NUL") << QByteArray("a\0b\nc", 5)
                             << QByteArrayList{QByteArray("1 a\0b", 5), "2 c"};
    }
    void givesEveryLineOnce() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, expected);
        QCOMPARE(linesOf(bytes), expected);
    }

    void putsLinesTogetherThatAreReadInPieces() {
        const QByteArray big(3'000'000, 'x');
        QCOMPARE(linesOf("a\n" + big + "\nb\n" + big),
                 (QByteArrayList{"1 a", "2 " + big, "3 b", "4 " + big}));
    }

    void passesOverLinesAboveTheLimit() {
        const QByteArray big(3'000'000, 'x');
        const QByteArray bytes = "12345\n123456\n" + big + "\na\n" + big;
        QCOMPARE(linesOf(bytes, 5),
                 (QByteArrayList{"1 12345", "2 long", "3 long", "4 a", "5 long"}));
    }

    void saysWhyItCannotRead() {
        const auto missing = LineReader::open(m_folder.filePath(QStringLiteral("none")));
        QVERIFY(!missing && missing.error().message.contains(QStringLiteral("none")));
        const auto folder = LineReader::open(m_folder.path());
        QVERIFY(!folder && folder.error().message.contains(QStringLiteral("folder")));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestLineReader)
#include "tst_line_reader.moc"
