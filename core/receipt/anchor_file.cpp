// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_file.h"

#include "core/base/output_file.h"
#include "core/receipt/signature_key.h"

#include <QFile>
#include <QFileInfo>

namespace muscope {

namespace {

// A draft of the file, filled; what: "the anchor ".
Result<OutputFile> filled(const QString& path, const char* what, std::string_view bytes) {
    Result<OutputFile> file = OutputFile::openFile(path, QString::fromLatin1(what));
    if (file) {
        if (const Result<void> written = file->write(bytes); !written) {
            return tl::unexpected(written.error());
        }
    }
    return file;
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
                               QStringLiteral("writing %1 would destroy %2; name "
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
    Result<OutputFile> file = filled(path, "the anchor ", text);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const QString signaturePath = AnchorSignature::pathFor(path);
    if (key != nullptr) {
        Result<OutputFile> signatureFile =
            filled(signaturePath, "the signature ",
                   {signature->constData(), static_cast<std::size_t>(signature->size())});
        if (!signatureFile) {
            return tl::unexpected(signatureFile.error());
        }
        return file->commit().and_then([&] { return signatureFile->commit(); });
    }
    if (const Result<void> written = file->commit(); !written) {
        return written;
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
