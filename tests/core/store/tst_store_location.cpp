// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_location.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

class TestStoreLocation : public QObject {
    Q_OBJECT

private slots:
    void readsWhatPeopleType_data();
    void readsWhatPeopleType();
    void keepsThePasswordToItself();
    void mapsColumnsAndTable();
    void refusesWithASentence_data();
    void refusesWithASentence();
    void takesAFileOfAnyName();
};

void TestStoreLocation::readsWhatPeopleType_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<StoreLocation::Kind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("shown");

    const auto postgres = StoreLocation::Kind::PostgreSql;
    QTest::newRow("uri") << "postgresql://reader@db.example:5433/mcp_db?sslmode=require" << postgres
                         << "mcp_db" << "db.example"
                         << "postgresql://reader@db.example:5433/mcp_db?sslmode=require";
    QTest::newRow("short scheme") << "postgres://db/x" << postgres << "x" << "db"
                                  << "postgresql://db/x";
    QTest::newRow("environment alone") << "postgresql://" << postgres << "PostgreSQL" << "localhost"
                                       << "postgresql://";
    QTest::newRow("socket") << "postgresql:///db?host=/run/pg" << postgres << "db" << "local socket"
                            << "postgresql:///db?host=%2Frun%2Fpg";
    QTest::newRow("IPv6") << "postgresql://[::1]:5432/db" << postgres << "db" << "::1"
                          << "postgresql://[::1]:5432/db";
    QTest::newRow("service") << "service=prod" << postgres << "prod" << "service"
                             << "postgresql://?service=prod";
    QTest::newRow("file") << "/var/lib/events.sqlite" << StoreLocation::Kind::Sqlite
                          << "events.sqlite" << "file" << "/var/lib/events.sqlite";
}

void TestStoreLocation::readsWhatPeopleType() {
    QFETCH(QString, text);
    QFETCH(StoreLocation::Kind, kind);
    QFETCH(QString, name);
    QFETCH(QString, place);
    QFETCH(QString, shown);

    const Result<StoreLocation> location = StoreLocation::parse(text);

    QVERIFY(location.has_value());
    QCOMPARE(location->kind, kind);
    QCOMPARE(location->name(), name);
    QCOMPARE(location->place(), place);
    QCOMPARE(location->displayText(), shown);
    const Result<StoreLocation> again = StoreLocation::parse(location->storableText());
    QVERIFY(again.has_value());
    QCOMPARE(again->parameters, location->parameters);
}

void TestStoreLocation::keepsThePasswordToItself() {
    for (const char* text :
         {"postgresql://u:s3cr%40t@h/db", "postgresql://u@h/db?password=s3cr%40t",
          "host=h user=u password=s3cr@t"}) {
        const Result<StoreLocation> location = StoreLocation::parse(QString::fromUtf8(text));
        QVERIFY(location.has_value());
        QCOMPARE(location->password, QStringLiteral("s3cr@t"));
        QVERIFY(!location->displayText().contains(u"s3cr"));
        QVERIFY(location->displayText().contains(u"***"));
        QVERIFY(!location->storableText().contains(u"s3cr"));
        QVERIFY(!location->storableText().contains(u"***"));
    }
}

void TestStoreLocation::mapsColumnsAndTable() {
    const auto location = StoreLocation::parse(QStringLiteral(
        "postgresql://h/"
        "db?table=audit.events&columns=payload:message,event_type:kind&sslmode=prefer"));
    QVERIFY(location.has_value());
    QCOMPARE(location->table, QStringLiteral("audit.events"));
    QCOMPARE(location->columns.size(), std::size_t{2});
    QCOMPARE(location->columns[1].second, QStringLiteral("kind"));
    QCOMPARE(location->parameter(u"sslmode"), QStringLiteral("prefer"));
    const auto again = StoreLocation::parse(location->storableText());
    QVERIFY(again.has_value());
    QCOMPARE(again->columns, location->columns);
    QCOMPARE(again->table, location->table);
}

void TestStoreLocation::refusesWithASentence_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << "" << "no store";
    QTest::newRow("live server") << "http://localhost:3001/mcp" << "http://";
    QTest::newRow("unknown parameter") << "postgresql://h/db?colour=red" << "cannot be read";
    QTest::newRow("unknown column") << "postgresql://h/db?columns=weight:w" << "session_id";
    QTest::newRow("empty table") << "x.sqlite?table=" << "names no table";
}

void TestStoreLocation::refusesWithASentence() {
    QFETCH(QString, text);
    QFETCH(QString, part);
    const Result<StoreLocation> location = StoreLocation::parse(text);
    QVERIFY(!location.has_value());
    QCOMPARE(location.error().code, ErrorCode::InvalidInput);
    QVERIFY2(location.error().message.contains(part), qPrintable(location.error().message));
}

void TestStoreLocation::takesAFileOfAnyName() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("what? table=1&x.db"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Result<StoreLocation> location = StoreLocation::parse(path);
    QVERIFY(location.has_value());
    QCOMPARE(location->path, path);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestStoreLocation)
#include "tst_store_location.moc"
