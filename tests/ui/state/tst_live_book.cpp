// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/live_book.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Which live servers are remembered, and what of them.
class LiveBookTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    [[nodiscard]] QString newFile() { return m_folder.filePath(u"book%1.ini"_s.arg(++m_count)); }
    static LiveOrder orderFor(const QString& address, EraChoice era = EraChoice::Automatic) {
        LiveOrder order;
        order.live.url = QUrl(address);
        order.live.era = era;
        return order;
    }

private slots:
    void remembersTheNewestFirst() {
        QSettings settings(newFile(), QSettings::IniFormat);
        LiveBook book(settings);
        book.remember(orderFor(u"http://a/mcp"_s));
        LiveOrder pinned = orderFor(u"http://b/mcp"_s, EraChoice::Pinned);
        pinned.live.pinned = Revision::V2025_06_18;
        book.remember(pinned);
        book.remember(orderFor(u"http://a/mcp"_s, EraChoice::Legacy));
        const auto recent = book.recent();
        QCOMPARE(recent.size(), 2U);
        QCOMPARE(recent[0].address, u"http://a/mcp"_s);
        QCOMPARE(recent[0].era, EraChoice::Legacy);
        QCOMPARE(recent[1].era, EraChoice::Pinned);
        QCOMPARE(recent[1].pinned, Revision::V2025_06_18);
    }

    void writesNoCredentials() {
        const QString file = newFile();
        {
            QSettings settings(file, QSettings::IniFormat);
            LiveOrder order = orderFor(u"http://me:hidden@a/mcp?token=hidden#hidden"_s);
            order.live.headers = {{"Authorization", "Bearer hidden"}};
            LiveBook(settings).remember(order);
        }
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains("http://a/mcp"));
        QVERIFY(!text.contains("hidden"));
    }

    void forgetsOne() {
        QSettings settings(newFile(), QSettings::IniFormat);
        LiveBook book(settings);
        book.remember(orderFor(u"http://a/mcp"_s));
        book.remember(orderFor(u"http://b/mcp"_s));
        book.forget(u"http://a/mcp"_s);
        QCOMPARE(book.recent().size(), 1U);
        QCOMPARE(book.recent()[0].address, u"http://b/mcp"_s);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::LiveBookTest)
#include "tst_live_book.moc"
