// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The one way files that a person names are written: what becomes of them, and of what is none.
#include "core/base/output_file.h"
#include "core/base/write_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace muscope {

class TestOutputFile final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    [[nodiscard]] static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    [[nodiscard]] QStringList entries() const {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    // The kind of file and who may do what with it.
    [[nodiscard]] static mode_t modeOf(const QString& path) {
        struct stat status{};
        return ::lstat(qPrintable(path), &status) == 0 ? status.st_mode : 0;
    }

    static void makeFile(const QString& path, const QByteArray& content) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void isForItsOwnersEyesAlone_data() {
        QTest::addColumn<int>("before");
        QTest::newRow("a new file") << 0;
        QTest::newRow("one that all could read") << 0644;
        QTest::newRow("one that nobody could write") << 0444;
    }
    void isForItsOwnersEyesAlone() {
        QFETCH(const int, before);
        if (before != 0) {
            makeFile(path(u"f"_s), "old");
            QCOMPARE(::chmod(qPrintable(path(u"f"_s)), static_cast<mode_t>(before)), 0);
        }
        const Result<void> written = writeFile(path(u"f"_s), "new");
        if (before == 0444 && !written) {
            QCOMPARE(contentOf(path(u"f"_s)), QByteArray("old")); // who is not root may not
            return;
        }
        QVERIFY(written);
        QCOMPARE(contentOf(path(u"f"_s)), QByteArray("new"));
        QCOMPARE(modeOf(path(u"f"_s)), static_cast<mode_t>(S_IFREG | 0600));
        QCOMPARE(entries(), QStringList{u"f"_s});
    }

    void isAsBeforeUnlessItIsCommitted() {
        makeFile(path(u"f"_s), "old");
        {
            Result<OutputFile> file = OutputFile::open(path(u"f"_s));
            QVERIFY(file && file->write("half"));
            QCOMPARE(contentOf(path(u"f"_s)), QByteArray("old"));
        }
        QCOMPARE(contentOf(path(u"f"_s)), QByteArray("old"));
        QCOMPARE(entries(), QStringList{u"f"_s});
    }

    void aLinkStaysOne() {
        makeFile(path(u"f"_s), "old");
        QVERIFY(QFile::link(path(u"f"_s), path(u"link"_s)));
        QVERIFY(QFile::link(u"/dev/null"_s, path(u"null"_s)));
        QVERIFY(writeFile(path(u"link"_s), "new"));
        QVERIFY(writeFile(path(u"null"_s), "new"));
        QCOMPARE(contentOf(path(u"f"_s)), QByteArray("new"));
        QCOMPARE(modeOf(path(u"link"_s)) & S_IFMT, static_cast<mode_t>(S_IFLNK));
        QCOMPARE(modeOf(path(u"null"_s)) & S_IFMT, static_cast<mode_t>(S_IFLNK));
    }

    void aDeviceIsNeverReplaced() {
        const mode_t full = modeOf(u"/dev/full"_s);
        const Result<void> written = writeFile(u"/dev/full"_s, "new", u"the thing "_s);
        QVERIFY(!written && written.error().code == ErrorCode::Write);
        QVERIFY2(written.error().message.startsWith(u"writing the thing /dev/full: "),
                 qPrintable(written.error().message));
        QVERIFY(writeFile(u"/dev/null"_s, "new"));
        QCOMPARE(modeOf(u"/dev/full"_s), full);
        QCOMPARE(modeOf(u"/dev/null"_s) & S_IFMT, static_cast<mode_t>(S_IFCHR));
    }

    void whatIsOpenAlreadyIsWrittenBehindItsEnd() {
        makeFile(path(u"log"_s), "before\n");
        QFile log(path(u"log"_s));
        QVERIFY(log.open(QIODevice::ReadWrite));
        QVERIFY(writeFile(u"/proc/self/fd/%1"_s.arg(log.handle()), "new\n"));
        QCOMPARE(log.readAll(), QByteArray("before\nnew\n"));
    }

    void nothingButAFileWillDoWhereThatIsSaid() {
        const mode_t full = modeOf(u"/dev/full"_s);
        for (const QString& wrong :
             {u"/dev/full"_s, u"/dev/null"_s, u"/dev/stdout"_s, u"-"_s, m_folder->path()}) {
            const auto file = OutputFile::openFile(wrong, u"the anchor "_s);
            QVERIFY(!file && file.error().code == ErrorCode::InvalidInput);
            QVERIFY2(file.error().message.startsWith(u"writing the anchor %1: "_s.arg(wrong)),
                     qPrintable(file.error().message));
        }
        QCOMPARE(modeOf(u"/dev/full"_s), full);
    }

    void whereItCannotBeIsTold() {
        // Not even root makes a file in the second.
        for (const QString& wrong : {path(u"no/file"_s), u"/proc/file"_s, m_folder->path()}) {
            const Result<void> written = writeFile(wrong, "new");
            QVERIFY(!written);
            QVERIFY2(written.error().message.contains(wrong), qPrintable(written.error().message));
        }
        QCOMPARE(entries(), QStringList());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestOutputFile)
#include "tst_output_file.moc"
