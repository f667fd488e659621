<?xml version="1.0" encoding="UTF-8"?>
<!-- How long somebody lived, or something lasted, as lists say it. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- Returns the years of an entity's life: "1887–1968", "born 1887"; nothing if its gloss has them already. -->
  <xsl:function name="f:life" as="xs:string">
    <xsl:param name="entity" as="element()"/>
    <xsl:variable name="years" as="xs:string*" select="$entity/(@start, @end) ! f:year-words(f:year-of(.))"/>
    <xsl:sequence select="
        if (empty($years) or (every $year in $years satisfies contains($entity, $year))) then ''
        else if ($entity/@start and $entity/@end) then f:years($entity/(@start, @end))
        else if (($entity/@of, $entity/@kind, $entity/../@kind)[1] ne 'person') then $years
        else f:label-with(if ($entity/@start) then 'life.born' else 'life.died', map{'year': $years})"/>
  </xsl:function>

</xsl:stylesheet>
