<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:template match="hi" mode="m:html" as="item()*">
    <img src="../images/small.svg" srcset="../images/seal.svg 1x, ../images/large.svg 2x" alt=""/>
    <span style="background: url(&apos;../images/paper.png&apos;)"/>
    <object data="../images/film.mp4"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
