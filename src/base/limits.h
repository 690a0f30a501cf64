#pragma once

#include <cstddef>

/// Everything has a limit. One place, so that they can be read together.
namespace inviola::limits {

inline constexpr std::size_t request_bytes_max = 1u << 20;      ///< a filing, without attachments
inline constexpr std::size_t act_bytes_max = 1u << 20;          ///< one encoded act
inline constexpr std::size_t attachment_bytes_max = 25u << 20;  ///< one attachment
inline constexpr std::size_t upload_bytes_max = 101u << 20;     ///< several sent with one form
inline constexpr std::size_t attachments_per_filing_max = 20;
inline constexpr std::size_t occurrences_per_report_max = 200;  ///< a State may report many hosts
inline constexpr std::size_t states_per_list_max = 250;
inline constexpr std::size_t statement_bytes_max = 200u << 10;  ///< a State's own words
inline constexpr std::size_t line_bytes_max = 500;              ///< a place, a name, a title
inline constexpr std::size_t json_depth_max = 16;
inline constexpr int year_min = 1900;  ///< of an incident: earlier is a slip of the pen

inline constexpr std::size_t paper_bytes_max = 1u << 20;  ///< one of housekeeping: a draft
inline constexpr std::size_t paper_name_bytes_max = 200;  ///< its kind, its id
inline constexpr std::size_t paper_changes_max = 100;     ///< in one step
inline constexpr std::size_t drafts_per_state_max = 50;
inline constexpr std::size_t passkeys_per_person_max = 10;
inline constexpr std::size_t awaiting_per_party_max = 200;  ///< what waits for a second person

inline constexpr std::size_t csv_bytes_max = 16u << 20;  ///< one table
inline constexpr std::size_t csv_record_bytes_max = 64u << 10;
inline constexpr std::size_t csv_records_max = 200'000;
inline constexpr std::size_t import_records_max = 10'000;     ///< rows of one import
inline constexpr std::size_t data_file_bytes_max = 4u << 20;  ///< one file of the law, but tables

inline constexpr std::size_t document_bytes_max = 32u << 20;  ///< one document as XML
inline constexpr std::size_t document_footnotes_max = 10'000;
inline constexpr std::size_t search_bytes_max = 200;           ///< a question to the search
inline constexpr std::size_t search_words_max = 12;            ///< of it that are looked for
inline constexpr std::size_t search_documents_max = 200'000;   ///< the newest dossiers
inline constexpr std::size_t excerpted_bytes_max = 20u << 10;  ///< of a statement, for an excerpt
inline constexpr std::size_t excerpt_signs_max = 300;          ///< of a sentence shown

inline constexpr std::size_t pages_kept_bytes_max = 64u << 20;  ///< public pages, ready to be sent

}  // namespace inviola::limits
