// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_folder.h"

#include "core/receipt/receipt_text.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::array<std::string_view, 4> Endings{".mu.markdown", ".mu.md", ".mu", ".markup"};

QStringList namePatterns() {
    QStringList patterns;
    for (const std::string_view ending : Endings) {
        patterns.push_back(u'*' + QString::fromUtf8(ending.data(), qsizetype(ending.size())));
    }
    return patterns;
}

// The workflow that a receipt's front matter names: "source_maml: greet.maml.md".
QString namedDocument(std::string_view text) {
    constexpr std::size_t Front = 4096; // where front matter is looked for
    static const QRegularExpression line(
        QStringLiteral("^source_maml: *[\"']?([^\"'\\n]+?)[\"']? *$"),
        QRegularExpression::MultilineOption);
    const std::string_view front = text.substr(0, Front);
    return line.match(QString::fromUtf8(front.data(), qsizetype(front.size()))).captured(1);
}

// Where the workflow of a receipt may lie, relative to the folder.
QStringList documentNames(const ReceiptFile& receipt) {
    const QString name = QString::fromStdString(receipt.name);
    const QString folder = name.left(name.lastIndexOf(u'/') + 1);
    QStringList names;
    if (const QString named = namedDocument(receipt.text); !named.isEmpty()) {
        names += folder + named;
        names += named;
    }
    const std::string_view stem = receiptStem(receipt.name);
    QString base = folder + QString::fromUtf8(stem.data(), qsizetype(stem.size()));
    if (base.endsWith(QStringLiteral(".maml"))) {
        base.chop(5);
    }
    for (const char* const ending : {".maml.md", ".maml", ".maml.markdown", ".maml.ml"}) {
        names += base + QLatin1StringView(ending);
    }
    return names;
}

QStringList receiptPaths(const QString& folder, const std::stop_token& stop) {
    QStringList paths;
    QDirIterator files(folder, namePatterns(), QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext() && !stop.stop_requested()) {
        paths.push_back(files.next());
    }
    paths.sort();
    return paths;
}

} // namespace

std::string_view receiptStem(std::string_view path) {
    path.remove_prefix(path.find_last_of('/') + 1);
    for (const std::string_view ending : Endings) {
        if (path.ends_with(ending)) {
            path.remove_suffix(ending.size());
            break;
        }
    }
    return path;
}

bool isReceiptFileName(std::string_view path) {
    return std::ranges::any_of(Endings,
                               [path](std::string_view ending) { return path.ends_with(ending); });
}

Result<std::string> readReceiptFile(const QString& path) {
    const auto cannot = [&path](const QString& why) {
        return failure(ErrorCode::Read,
                       QStringLiteral("the receipt %1 cannot be read: %2").arg(path, why));
    };
    if (const QFileInfo info(path); info.exists() && !info.isFile()) {
        return cannot(QStringLiteral("it is no file"));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return cannot(file.errorString());
    }
    if (file.size() > ReceiptFolder::LargestFile) {
        return failure(
            ErrorCode::Read,
            QStringLiteral("the receipt %1 is larger than 128 MiB and is not checked").arg(path));
    }
    std::string text = file.read(ReceiptFolder::LargestFile).toStdString();
    if (file.error() != QFileDevice::NoError) {
        return cannot(file.errorString());
    }
    return text;
}

Result<std::shared_ptr<const ReceiptFolder>> ReceiptFolder::read(const QStringList& folders,
                                                                 const std::stop_token& stop) {
    auto read = std::make_shared<ReceiptFolder>();
    read->m_paths = folders;
    for (const QString& path : folders) {
        if (const Result<void> added = read->addFolder(path, stop); !added) {
            return tl::unexpected(added.error());
        }
    }
    return read;
}

std::shared_ptr<const ReceiptFolder> ReceiptFolder::ofFiles(std::vector<ReceiptFile> files) {
    auto folder = std::make_shared<ReceiptFolder>();
    for (ReceiptFile& file : files) {
        folder->add(std::move(file));
    }
    return folder;
}

Result<void> ReceiptFolder::addFolder(const QString& path, const std::stop_token& stop) {
    if (!QFileInfo(path).isDir()) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("reading receipts: there is no folder %1").arg(path));
    }
    const QDir root(path);
    for (const QString& name : receiptPaths(path, stop)) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QStringLiteral("reading receipts was stopped"));
        }
        const QString absolute = QFileInfo(name).absoluteFilePath();
        if (m_seen.contains(absolute)) {
            continue;
        }
        m_seen.insert(absolute);
        Result<std::string> text = readReceiptFile(name);
        if (!text) {
            m_remarks.push_back(text.error().message);
            continue;
        }
        ReceiptFile file{root.relativeFilePath(name).toStdString(), std::move(*text), {}, {}};
        addDocument(root, file);
        m_sum += static_cast<std::int64_t>(file.text.size() + file.documentText.size());
        add(std::move(file));
        if (m_sum > LargestSum) {
            return failure(ErrorCode::Read,
                           QStringLiteral("reading receipts: those in %1 are larger than 1 GiB "
                                          "together; name a folder with fewer")
                               .arg(m_paths.join(QStringLiteral(", "))));
        }
    }
    return {};
}

void ReceiptFolder::addDocument(const QDir& root, ReceiptFile& file) {
    const QString inside = root.canonicalPath() + u'/';
    for (const QString& name : documentNames(file)) {
        const QString path = QFileInfo(root.filePath(name)).canonicalFilePath();
        if (!path.startsWith(inside)) { // not there, or outside of what was opened
            continue;
        }
        QFile document(path);
        if (!document.open(QIODevice::ReadOnly) || document.size() > LargestFile) {
            m_remarks.push_back(QStringLiteral("the workflow %1 cannot be read: its receipt %2 is "
                                               "not checked")
                                    .arg(path, QString::fromStdString(file.name)));
            return;
        }
        file.documentName = name.toStdString();
        file.documentText = document.readAll().toStdString();
        return;
    }
}

void ReceiptFolder::add(ReceiptFile file) {
    const std::size_t place = m_files.size();
    const std::string stem(receiptStem(file.name));
    std::string scratch;
    const ReceiptText text = readReceipt(file.text, scratch);
    m_byEvent[stem].push_back(place);
    if (text.labels.eventId && *text.labels.eventId != stem) {
        m_byEvent[std::string(*text.labels.eventId)].push_back(place);
    }
    m_files.push_back(std::move(file));
}

const std::vector<std::size_t>& ReceiptFolder::of(std::string_view eventId) const {
    static const std::vector<std::size_t> none;
    const auto found = m_byEvent.find(eventId);
    return found == m_byEvent.end() ? none : found->second;
}

} // namespace muscope
