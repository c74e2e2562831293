// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_file.h"

#include "core/receipt/signature_key.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace muscope {

namespace {

bool fill(QSaveFile& file, std::string_view bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    return file.open(QIODevice::WriteOnly) && file.write(bytes.data(), size) == size;
}

tl::unexpected<Error> notWritten(const char* what, const QString& path, const QFileDevice& file) {
    return failure(ErrorCode::Write, QStringLiteral("writing the %1 %2: %3")
                                         .arg(QLatin1StringView(what), path, file.errorString()));
}

} // namespace

Result<void> isFreeForAnchor(const QString& path) {
    for (const QString& taken : {path, AnchorSignature::pathFor(path)}) {
        if (QFileInfo::exists(taken)) {
            return failure(ErrorCode::Write,
                           QStringLiteral("%1 is there already and may be evidence").arg(taken));
        }
    }
    return {};
}

Result<void> isApartFrom(const QString& path, const QStringList& files) {
    for (const QString& target : {path, AnchorSignature::pathFor(path)}) {
        const QString canonical = QFileInfo(target).canonicalFilePath();
        for (const QString& file : files) {
            if (!canonical.isEmpty() && canonical == QFileInfo(file).canonicalFilePath()) {
                return failure(ErrorCode::InvalidInput,
                               QStringLiteral("writing the anchor %1 would destroy %2; name "
                                              "another file")
                                   .arg(path, file));
            }
        }
    }
    return {};
}

Result<void> writeAnchor(const DigestAnchor& anchor, const QString& path, const SignatureKey* key,
                         Replace replace) {
    if (replace == Replace::Refuse) {
        if (auto free = isFreeForAnchor(path); !free) {
            return free;
        }
    }
    const std::string text = anchor.toText();
    Result<QByteArray> signature;
    if (key != nullptr) {
        signature = key->sign(text);
        if (!signature) {
            return tl::unexpected(signature.error());
        }
    }
    QSaveFile file(path);
    if (!fill(file, text)) {
        return notWritten("anchor", path, file);
    }
    const QString signaturePath = AnchorSignature::pathFor(path);
    QSaveFile signatureFile(signaturePath);
    if (key != nullptr &&
        !fill(signatureFile, std::string_view(signature->constData(),
                                              static_cast<std::size_t>(signature->size())))) {
        return notWritten("signature", signaturePath, signatureFile);
    }
    if (!file.commit()) {
        return notWritten("anchor", path, file);
    }
    if (key != nullptr) {
        return signatureFile.commit() ? Result<void>()
                                      : notWritten("signature", signaturePath, signatureFile);
    }
    if (QFile old(signaturePath); old.exists() && !old.remove()) {
        return failure(ErrorCode::Write, QStringLiteral("removing the signature %1 of the anchor "
                                                        "that was replaced: %2")
                                             .arg(signaturePath, old.errorString()));
    }
    return {};
}

Result<SignedAnchor> readAnchor(const QString& path, const QString& keyPath) {
    const Result<std::string> text = DigestAnchor::readText(path);
    if (!text) {
        return tl::unexpected(text.error());
    }
    Result<DigestAnchor> anchor = DigestAnchor::parse(*text, path);
    if (!anchor) {
        return tl::unexpected(anchor.error());
    }
    auto signature = AnchorSignature::check(path, *text, keyPath);
    if (!signature) {
        return tl::unexpected(signature.error());
    }
    return SignedAnchor{std::move(*anchor), std::move(*signature)};
}

} // namespace muscope
