namespace Platform.Clients.Importing;

/// <summary>Why a file cannot be read as a list of clients as it stands.</summary>
internal enum FileProblem
{
    /// <summary>Nothing in it but perhaps spaces.</summary>
    Empty,
    /// <summary>A workbook that we do not read (xls, ods) or cannot read: it has to be saved as CSV first.</summary>
    Workbook,
    /// <summary>A picture, a PDF, an archive, or anything else that is not text.</summary>
    NotText,
    /// <summary>Text, in an encoding we do not know or not valid in the one it says it has.</summary>
    UnknownEncoding,
    /// <summary>Only one column was seen. The file can be read; a person says whether that is right or names the delimiter.</summary>
    OneColumn,
}
