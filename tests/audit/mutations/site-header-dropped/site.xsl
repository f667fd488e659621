<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="publicationStmt/p" mode="m:html" as="item()*"/>
</xsl:stylesheet>
