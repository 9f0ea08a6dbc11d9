using Workbook.Jupyter;

namespace Workbook.Kernel.Requests;

/// <summary>What many requests have in their content.</summary>
static class RequestFields
{
    extension(JupyterMessage request)
    {
        /// <exception cref="KeyNotFoundException">There is none.</exception>
        public string Code => request.Content["code"]?.GetValue<string>() ?? throw new KeyNotFoundException("it has no code.");
    }
}
