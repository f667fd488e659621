<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">
    <a href="file:///letters/letter.xml"/>
    <a href="C:\letter.xml"/>
    <img src="//images.example/seal.png" alt=""/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
