// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/store_book.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class StoreBookTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString file() const { return m_folder.filePath(u"muscope.ini"_s); }

private slots:
    void keepsProfilesByName() {
        QSettings settings(file(), QSettings::IniFormat);
        StoreBook book(settings);
        const auto first = StoreLocation::parse(u"postgresql://me@one:5433/db"_s);
        const auto second = StoreLocation::parse(u"postgresql://me@two/db"_s);
        QVERIFY(first && second);
        book.saveProfile(u"a"_s, *first);
        book.saveProfile(u"b"_s, *first);
        book.saveProfile(u"a"_s, *second);
        QCOMPARE(book.profiles().size(), 2U);
        QCOMPARE(book.profiles().back(), (StoreProfile{u"a"_s, second->storableText()}));
        book.removeProfile(u"a"_s);
        QCOMPARE(book.profiles().size(), 1U);
    }

    void writesNoPasswordAnywhere() {
        {
            QSettings settings(file(), QSettings::IniFormat);
            StoreBook book(settings);
            auto location = StoreLocation::parse(u"postgresql://me:s3cr3t-word@host/db"_s);
            QVERIFY(location);
            book.saveProfile(u"p"_s, *location);
            book.remember(*location);
            location->password = u"s3cr3t-word"_s;
            book.remember(*location);
        }
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.contains("host"));
        QVERIFY(!bytes.contains("s3cr3t"));
    }

    void remembersTheNewestFirstAndOnce() {
        QSettings settings(m_folder.filePath(u"recent.ini"_s), QSettings::IniFormat);
        StoreBook book(settings);
        for (int number = 0; number < 20; ++number) {
            StoreLocation location;
            location.path = u"/tmp/%1.sqlite"_s.arg(number % 12);
            book.remember(location);
        }
        const QStringList recent = book.recent();
        QCOMPARE(recent.size(), 8);
        QVERIFY(book.recent().first().contains(u"7.sqlite"_s));
        QCOMPARE(QSet<QString>(recent.begin(), recent.end()).size(), 8);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::StoreBookTest)
#include "tst_store_book.moc"
