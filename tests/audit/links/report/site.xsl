<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes">
  <xsl:template match="/" mode="m:report" as="element()">
    <html lang="en">
      <head><title>Report</title></head>
      <body><p><a href="reports.html">All reports</a></p></body>
    </html>
  </xsl:template>
  <xsl:template match="/" mode="m:redirect" as="element()">
    <html lang="en">
      <head>
        <title>Moved</title>
        <meta http-equiv="refresh" content="0; url=elsewhere.html"/>
      </head>
      <body><p>Moved.</p></body>
    </html>
  </xsl:template>
</xsl:stylesheet>
